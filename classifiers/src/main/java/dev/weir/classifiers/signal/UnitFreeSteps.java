package dev.weir.classifiers.signal;

/**
 * Steps whose result does not depend on the unit of the signal: what is left of a channel that only
 * contains rounding errors becomes 0. Each method changes one channel in place: the first {@code
 * length} elements of {@code values}.
 */
final class UnitFreeSteps {

  /** Squares, and sums of millions of them, stay within the range of doubles. */
  private static final int MODERATE = 200;

  private UnitFreeSteps() {}

  /** Scales very large and very small values to about 1, by a power of two, which is exact. */
  static void moderate(double[] values, int length) {
    int exponent = Math.getExponent(Rounding.largest(values, length));
    if (Math.abs(exponent) <= MODERATE) {
      return;
    }
    for (int i = 0; i < length; i++) {
      values[i] = Math.scalb(values[i], -exponent);
    }
  }

  /** Subtracts the mean; the unit stays. */
  static void centre(double[] values, int length) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    subtractMean(values, length);
    Rounding.clear(values, length, rounding);
  }

  /** Subtracts the mean and then the least-squares line, so a large offset costs no precision. */
  static void detrend(double[] values, int length) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    double mean = Moments.mean(values, length);
    double middle = (length - 1) / 2.0;
    double sum = 0;
    double product = 0;
    for (int i = 0; i < length; i++) {
      values[i] -= mean;
      sum += values[i];
      product += (i - middle) * values[i];
    }
    FirstSteps.subtractLine(values, length, sum / length, product);
    Rounding.clear(values, length, rounding);
  }

  /** Subtracts the mean and divides by the population standard deviation. */
  static void znorm(double[] values, int length) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    subtractMean(values, length);
    Rounding.divide(values, length, Moments.deviation(values, length, 0), rounding);
  }

  /**
   * Subtracts the least-squares line, takes first differences, and divides them by their population
   * standard deviation without centring them. The result is one sample shorter; a line becomes 0.
   */
  static void velocity(double[] values, int length) {
    detrend(values, length);
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    int differences = FirstSteps.takeDifferences(values, length);
    double mean = Moments.mean(values, differences);
    double deviation = Moments.deviation(values, differences, mean);
    Rounding.divide(values, differences, deviation, rounding);
  }

  /** Done twice: the first mean is rounded relative to the values, the second to their spread. */
  static void subtractMean(double[] values, int length) {
    double mean = Moments.mean(values, length);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      values[i] -= mean;
      sum += values[i];
    }
    double rest = sum / length;
    for (int i = 0; i < length; i++) {
      values[i] -= rest;
    }
  }
}
