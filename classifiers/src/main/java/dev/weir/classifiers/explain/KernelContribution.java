package dev.weir.classifiers.explain;

/**
 * A kernel's contribution to a score difference, relative to a signal whose features all have the
 * training mean. In units of the score; positive values favour the winner.
 *
 * @param kernel its index in the model, from 0
 * @param shares contribution of its shares of positive values (PPV)
 * @param highest contribution of its highest value (max)
 * @param firing where its value is the highest on the signal
 */
public record KernelContribution(int kernel, double shares, double highest, KernelPeak firing) {

  /** Sum of both contributions. */
  public double total() {
    return shares + highest;
  }
}
