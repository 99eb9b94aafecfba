package dev.weir.trainer.data;

/**
 * Gaussian smoothing like SciPy's {@code gaussian_filter} by default: weights up to four standard
 * deviations, and a signal extended by reflection, edge sample included (b a | a b c | c b).
 *
 * <p>A standard deviation of 2 gives 17 weights, the middle one 0.1995.
 */
final class GaussianFilter {
  private static final double TRUNCATE = 4;

  private final double[] weights;
  private final int radius;

  /** Computes the weights for a standard deviation in samples. */
  GaussianFilter(double sigma) {
    radius = (int) (TRUNCATE * sigma + 0.5);
    weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / sigma;
      weights[i] = StrictMath.exp(-0.5 * distance * distance);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  double[] apply(double[] values) {
    double[] smoothed = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[mirrored(t + i - radius, values.length)];
      }
      smoothed[t] = sum;
    }
    return smoothed;
  }

  /** The reflected signal has a period of twice its length. */
  private static int mirrored(int index, int length) {
    int place = Math.floorMod(index, 2 * length);
    return place < length ? place : 2 * length - 1 - place;
  }
}
