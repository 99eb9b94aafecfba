package dev.weir.signal;

import java.util.Arrays;

/**
 * What of a channel is rounding alone. A signal whose values should be equal, or lie on a line,
 * differs by a few roundings of its largest value when it was computed; divided by its deviation,
 * that would look like any other signal.
 *
 * <p>Worked example: 40 values about 1e7 count as equal where none is further than 14.3 roundings,
 * 3.2e-8, from their mean.
 */
final class Rounding {

  /** The distance from 1 to the next double. */
  private static final double EPSILON = 0x1p-52;

  /** Roundings of single values: of what made them, and of a step that takes a mean away. */
  private static final double SINGLE = 8;

  private Rounding() {}

  /**
   * How much rounding can come to: relative to the largest value, so that it does not depend on the
   * unit. It grows with the square root of the length, as the error of a sum does.
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

  /** Makes zeros of all values if none is more than rounding. */
  static void clear(double[] values, int length, double rounding) {
    if (!exceeds(values, length, rounding)) {
      Arrays.fill(values, 0, length, 0);
    }
  }

  /** Most often the first value tells. */
  private static boolean exceeds(double[] values, int length, double rounding) {
    for (int i = 0; i < length; i++) {
      if (Math.abs(values[i]) > rounding) {
        return true;
      }
    }
    return false;
  }

  /** Divides by a deviation, or makes zeros of all values where they are rounding alone. */
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
