package dev.weir.classifiers.signal;

import java.util.Arrays;

/**
 * Detects channels that contain only rounding errors. Computed values that should be equal, or on a
 * line, differ by a few rounding errors of the largest value; divided by their deviation, they
 * would look like any other signal.
 *
 * <p>Worked example: 40 values about 1e7 count as equal if none is further than 14.3 roundings,
 * 3.2e-8, from their mean.
 */
final class Rounding {

  /** The distance from 1 to the next double. */
  private static final double EPSILON = 0x1p-52;

  /** Rounding units per value: of its origin, and of a step that subtracts a mean. */
  private static final double SINGLE = 8;

  private Rounding() {}

  /**
   * Upper bound of the rounding error: relative to the largest value, so it is independent of the
   * unit. It grows with the square root of the length, like the error of a sum.
   */
  static double of(double largest, int length) {
    return (SINGLE + Math.sqrt(length)) * EPSILON * largest;
  }

  /** The largest magnitude. */
  static double largest(double[] values, int length) {
    double largest = 0;
    for (int i = 0; i < length; i++) {
      double magnitude = Math.abs(values[i]);
      largest = magnitude > largest ? magnitude : largest;
    }
    return largest;
  }

  /** Sets all values to 0 if none exceeds the rounding error. */
  static void clear(double[] values, int length, double rounding) {
    if (!exceeds(values, length, rounding)) {
      Arrays.fill(values, 0, length, 0);
    }
  }

  /** In most cases the first value decides. */
  private static boolean exceeds(double[] values, int length, double rounding) {
    for (int i = 0; i < length; i++) {
      if (Math.abs(values[i]) > rounding) {
        return true;
      }
    }
    return false;
  }

  /** Divides by a deviation, or sets all values to 0 if they are rounding errors only. */
  static void divide(double[] values, int length, double deviation, double rounding) {
    if (deviation == 0 || !exceeds(values, length, rounding)) {
      Arrays.fill(values, 0, length, 0);
      return;
    }
    for (int i = 0; i < length; i++) {
      values[i] /= deviation;
    }
  }
}
