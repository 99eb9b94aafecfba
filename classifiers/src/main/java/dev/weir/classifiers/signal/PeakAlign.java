package dev.weir.classifiers.signal;

/**
 * Rotates a channel left until the peak of its smoothed absolute values is its first sample; of
 * equal peaks the first counts. Smoothing is SciPy's {@code gaussian_filter1d}: sigma 2, truncated
 * at 4 sigma, ends reflected (c b a | a b c | c b a).
 */
final class PeakAlign {

  private static final double SIGMA = 2;
  private static final int RADIUS = 8;
  private static final double[] WEIGHTS = weights();

  private PeakAlign() {}

  static void align(double[] values, int length) {
    int peak = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      double smooth = smoothed(values, length, i);
      if (smooth > highest) {
        highest = smooth;
        peak = i;
      }
    }
    // Reversing both parts and then the whole rotates in place.
    reverse(values, 0, peak);
    reverse(values, peak, length);
    reverse(values, 0, length);
  }

  private static void reverse(double[] values, int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  private static double smoothed(double[] values, int length, int centre) {
    double sum = 0;
    for (int j = -RADIUS; j <= RADIUS; j++) {
      sum += WEIGHTS[j + RADIUS] * Math.abs(values[reflect(centre + j, length)]);
    }
    return sum;
  }

  private static int reflect(int index, int length) {
    if (index >= 0 && index < length) {
      return index;
    }
    int folded = Math.floorMod(index, 2 * length);
    return folded < length ? folded : 2 * length - 1 - folded;
  }

  private static double[] weights() {
    double[] weights = new double[2 * RADIUS + 1];
    double sum = 0;
    for (int j = -RADIUS; j <= RADIUS; j++) {
      weights[j + RADIUS] = StrictMath.exp(-0.5 * j * j / (SIGMA * SIGMA));
      sum += weights[j + RADIUS];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return weights;
  }
}
