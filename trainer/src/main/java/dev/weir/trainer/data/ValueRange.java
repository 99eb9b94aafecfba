package dev.weir.trainer.data;

/**
 * The range of accepted signal values, from files and topics: limited so that sums and differences
 * of many values stay finite, both in means and in report pictures.
 */
public final class ValueRange {
  static final double LARGEST = 1e300;

  private ValueRange() {}

  /** Whether a value is accepted; NaN and infinities are not. */
  public static boolean holds(double value) {
    return Math.abs(value) <= LARGEST;
  }
}
