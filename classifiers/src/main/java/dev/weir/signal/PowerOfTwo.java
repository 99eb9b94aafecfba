package dev.weir.signal;

/** Scales by powers of two, which is exact. */
final class PowerOfTwo {

  /** Squares, and sums of millions of them, stay within the range of doubles. */
  private static final int MODERATE = 200;

  private PowerOfTwo() {}

  /** Scales very large and very small values to about 1; others are unchanged. */
  static void moderate(double[] values, int length) {
    int exponent = Math.getExponent(Rounding.largest(values, length));
    if (Math.abs(exponent) <= MODERATE) {
      return;
    }
    for (int i = 0; i < length; i++) {
      values[i] = Math.scalb(values[i], -exponent);
    }
  }
}
