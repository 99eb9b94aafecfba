package dev.weir.signal;

import java.util.Set;

/** One preprocessing step; stateless. */
interface Step {

  /**
   * Changes one channel in place.
   *
   * @param values the channel is in the first {@code length} of them, and so is what comes out
   * @param length at least {@link #minimumLength()}
   * @param scratch at least as long, overwritten
   * @return the length of what comes out
   */
  int apply(double[] values, int length, double[] scratch);

  /** The shortest channel that can be processed. */
  default int minimumLength() {
    return 1;
  }

  /** The length of what comes out. */
  default int outputLength(int length) {
    return length;
  }

  /** What becomes of the signal's unit. */
  Unit unit();

  /** What it takes away, so that signals that differ in nothing else become the same. */
  default Set<Statistic> removes() {
    return Set.of();
  }
}
