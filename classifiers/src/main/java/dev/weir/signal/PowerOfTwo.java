package dev.weir.signal;

/** Scales by powers of two, which no digit is lost by. */
final class PowerOfTwo {

  /** Squares, and sums of millions of them, stay far from the ends of the doubles' range. */
  private static final int MODERATE = 200;

  private PowerOfTwo() {}

  /** Scales very large and very small values to about 1; leaves others as they are. */
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
