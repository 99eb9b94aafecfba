package dev.weir.classifiers.linear;

/**
 * Standardises features: subtracts the mean and divides by the population standard deviation; a
 * constant feature becomes 0.
 *
 * @param means for each feature the mean
 * @param scales for each feature the divisor, greater than 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FeatureScaling(double[] means, double[] scales) {

  /** Computes mean and deviation of each column. */
  public static FeatureScaling of(Matrix features) {
    double[] means = new double[features.columns()];
    double[] scales = new double[features.columns()];
    for (int r = 0; r < features.rows(); r++) {
      for (int c = 0; c < means.length; c++) {
        means[c] += features.get(r, c);
      }
    }
    for (int c = 0; c < means.length; c++) {
      means[c] /= features.rows();
    }
    for (int r = 0; r < features.rows(); r++) {
      for (int c = 0; c < means.length; c++) {
        double d = features.get(r, c) - means[c];
        scales[c] += d * d;
      }
    }
    for (int c = 0; c < means.length; c++) {
      scales[c] = Math.sqrt(scales[c] / features.rows());
    }
    treatConstants(features, means, scales);
    return new FeatureScaling(means, scales);
  }

  public double apply(Matrix features, int row, int column) {
    return (features.get(row, column) - means[column]) / scales[column];
  }

  public Matrix apply(Matrix features) {
    Matrix result = new Matrix(features.rows(), features.columns());
    for (int r = 0; r < features.rows(); r++) {
      for (int c = 0; c < means.length; c++) {
        result.set(r, c, apply(features, r, c));
      }
    }
    return result;
  }

  /** Rounding can leave a constant feature a deviation of 1e-17, which must not be a divisor. */
  private static void treatConstants(Matrix features, double[] means, double[] scales) {
    boolean[] varies = new boolean[means.length];
    for (int r = 1; r < features.rows(); r++) {
      for (int c = 0; c < means.length; c++) {
        varies[c] |= features.get(r, c) != features.get(0, c);
      }
    }
    for (int c = 0; c < means.length; c++) {
      if (!varies[c] || scales[c] == 0) {
        means[c] = features.get(0, c);
        scales[c] = 1;
      }
    }
  }
}
