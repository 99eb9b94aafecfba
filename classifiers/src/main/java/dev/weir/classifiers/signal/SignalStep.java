package dev.weir.classifiers.signal;

import java.util.Set;

/**
 * One preprocessing step; stateless.
 *
 * @param unit the effect on the signal's unit
 * @param removes the statistics it removes: signals that only differ in these become equal
 * @param shortening by how many samples the result is shorter
 * @param change the computation
 */
record SignalStep(UnitEffect unit, Set<RemovableStatistic> removes, int shortening, Change change) {

  /** Changes one channel in place. */
  interface Change {

    /**
     * Changes the channel.
     *
     * @param values the channel in the first {@code length} elements; also the output
     * @param length at least {@link #minimumLength()}
     */
    void apply(double[] values, int length);
  }

  int minimumLength() {
    return 1 + shortening;
  }
}
