package dev.weir.classifiers.signal;

/**
 * The first versions of the steps, which compare deviations with {@value Moments#EPSILON}. Each
 * method changes one channel in place: the first {@code length} elements of {@code values}.
 */
final class FirstSteps {

  private FirstSteps() {}

  /** Subtracts the least-squares line. */
  static void detrend(double[] values, int length) {
    double middle = (length - 1) / 2.0;
    double product = 0;
    for (int i = 0; i < length; i++) {
      product += (i - middle) * values[i];
    }
    subtractLine(values, length, Moments.mean(values, length), product);
  }

  /** Subtracts the mean and divides by the population standard deviation + 1e-8. */
  static void znorm(double[] values, int length) {
    double mean = Moments.mean(values, length);
    double scale = Moments.deviation(values, length, mean) + Moments.EPSILON;
    for (int i = 0; i < length; i++) {
      values[i] = (values[i] - mean) / scale;
    }
  }

  /**
   * Subtracts the least-squares line, takes first differences, and divides them by their population
   * standard deviation + 1e-8 without centring them. The result is one sample shorter.
   */
  static void velocity(double[] values, int length) {
    detrend(values, length);
    int differences = takeDifferences(values, length);
    double mean = Moments.mean(values, differences);
    double scale = Moments.deviation(values, differences, mean) + Moments.EPSILON;
    for (int i = 0; i < differences; i++) {
      values[i] /= scale;
    }
  }

  /**
   * Subtracts a line.
   *
   * @param height its value at the middle of the channel
   * @param product sum over the samples of (index - middle) x value, from which its slope follows
   */
  static void subtractLine(double[] values, int length, double height, double product) {
    double middle = (length - 1) / 2.0;
    // The sum of (i - middle)^2; one sample has no slope.
    double square = length * ((double) length * length - 1) / 12;
    double slope = square == 0 ? 0 : product / square;
    for (int i = 0; i < length; i++) {
      values[i] -= height + slope * (i - middle);
    }
  }

  /** Replaces the samples by their first differences and returns how many there are. */
  static int takeDifferences(double[] values, int length) {
    for (int i = 0; i < length - 1; i++) {
      values[i] = values[i + 1] - values[i];
    }
    return length - 1;
  }
}
