package dev.weir.data;

/**
 * Which values of signals are read, from files and topics: so large that sums and differences of
 * many of them stay finite, in a mean as in the pictures of a report.
 */
public final class ValueRange {
  static final double LARGEST = 1e300;

  private ValueRange() {}

  /** Whether a value is read; NaN and infinities are not. */
  public static boolean holds(double value) {
    return Math.abs(value) <= LARGEST;
  }
}
