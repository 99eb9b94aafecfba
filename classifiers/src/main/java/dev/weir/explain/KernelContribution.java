package dev.weir.explain;

/**
 * What a kernel adds to a score difference, compared with a signal on which all of its features are
 * as in training on average. In units of the score; greater than 0 speaks for the winner.
 *
 * @param kernel its index in the model, from 0
 * @param shares what its shares of positive values (PPV) add
 * @param highest what its highest value (max) adds
 * @param firing where its value is the highest on the signal
 */
public record KernelContribution(int kernel, double shares, double highest, Firing firing) {

  /** Both. */
  public double total() {
    return shares + highest;
  }
}
