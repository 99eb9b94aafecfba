package dev.weir.signal;

import java.util.Set;

/** One preprocessing step; stateless. */
interface Step {

  /**
   * Changes one channel in place.
   *
   * @param values the channel in the first {@code length} elements; also the output
   * @param length at least {@link #minimumLength()}
   * @param scratch at least as long, overwritten
   * @return the length of the result
   */
  int apply(double[] values, int length, double[] scratch);

  default int minimumLength() {
    return 1;
  }

  default int outputLength(int length) {
    return length;
  }

  /** The effect on the signal's unit. */
  Unit unit();

  /** The statistics it removes: signals that only differ in these become equal. */
  default Set<Statistic> removes() {
    return Set.of();
  }
}
