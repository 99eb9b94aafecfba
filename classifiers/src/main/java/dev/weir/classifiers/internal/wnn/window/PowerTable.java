package dev.weir.classifiers.internal.wnn.window;

import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.stream.LongStream;

/**
 * |difference|^p of two pixels in whole units. For an integer p the unit is 1 and values are exact;
 * otherwise it is a power of two that leaves room for the sums of all windows, and each value is
 * rounded once, so sums do not depend on their order.
 *
 * @param power p, 1 or more
 * @param fractionBits binary logarithm of the units per 1
 */
public record PowerTable(double power, int fractionBits) {

  public static final int GREYS = 256;
  private static final int MOST_FRACTION_BITS = 20;
  private static final double ROOM = 0x1p62;

  /**
   * The table for sums over this many pixels.
   *
   * @throws IllegalArgumentException if they would not fit into 64 bits
   */
  public static PowerTable of(double power, double pixels) {
    double most = Math.pow(GREYS - 1, power) * pixels;
    if (most >= ROOM) {
      throw new IllegalArgumentException(
          "p = %s is too large: sums over windows of these images would not fit 64 bits; p can be up to %.1f"
              .formatted(WnnParameters.number(power), most(pixels)));
    }
    int bits = 0;
    if (power != Math.rint(power)) {
      while (bits < MOST_FRACTION_BITS && Math.scalb(most, bits + 1) < ROOM) {
        bits++;
      }
    }
    return new PowerTable(power, bits);
  }

  /** The largest power for sums over this many pixels, rounded down to tenths. */
  private static double most(double pixels) {
    return Math.floor(10 * Math.log(ROOM / pixels) / Math.log(GREYS - 1)) / 10;
  }

  /** Number of units per 1. */
  public double unitsPerOne() {
    return Math.scalb(1.0, fractionBits);
  }

  /** |difference|^p for a difference of 0 to 255. */
  public long raised(int difference) {
    if (power == Math.rint(power)) {
      long value = 1;
      for (int i = 0; i < (int) power; i++) {
        value *= difference;
      }
      return value;
    }
    return Math.round(Math.scalb(Math.pow(difference, power), fractionBits));
  }

  /** For all differences of two pixels, 0 to 255. */
  public long[] table() {
    return LongStream.range(0, GREYS).map(difference -> raised((int) difference)).toArray();
  }

  /**
   * Lower bound of the sum over four pixels whose means differ by this much: four times the power
   * of the mean difference, because powers of 1 or more are convex, minus the rounding of four
   * values.
   */
  long raisedByFour(int meanDifference) {
    long least = 4 * raised(meanDifference);
    return fractionBits == 0 ? least : Math.max(0, least - 4);
  }
}
