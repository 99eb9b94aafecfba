package dev.weir.classifiers.signal;

/** Mean and deviation of the first values of an array. */
final class Moments {

  /** Prevents division by 0 for a constant signal. */
  static final double EPSILON = 1e-8;

  private Moments() {}

  static double mean(double[] values, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += values[i];
    }
    return sum / length;
  }

  static double deviation(double[] values, int length, double mean) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double d = values[i] - mean;
      sum += d * d;
    }
    return Math.sqrt(sum / length);
  }
}
