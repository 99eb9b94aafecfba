package dev.weir.classifiers.linear;

/**
 * For more samples than features. With Z'Z = V D V' and Q = Z V, the fitted values are Q (D +
 * alpha)^-1 Q'Y, and the leverage of sample i is 1/n (the intercept) + sum over k of Q[i][k]^2 /
 * (d[k] + alpha).
 */
final class CovarianceLeaveOneOut implements LeaveOneOut {

  private final MatrixProducts products;
  private final Matrix targets;
  private final double[] eigenvalues;
  private final Matrix vectors;

  /** Q', features x samples. */
  private final Matrix rotated;

  /** Q'Y, features x targets. */
  private final Matrix projected;

  CovarianceLeaveOneOut(Matrix features, Matrix targets, MatrixProducts products) {
    this.products = products;
    this.targets = targets;
    SymmetricEigen found = SymmetricEigen.of(products.gram(features));
    this.eigenvalues = found.values();
    this.vectors = found.vectors();
    this.rotated = products.transposedTimes(vectors, features.transposed());
    this.projected = products.transposedTimes(rotated.transposed(), targets);
  }

  @Override
  public Matrix residuals(double[] alphas) {
    Matrix result = products.transposedTimes(rotated, shrunk(alphas));
    Matrix leverages = products.transposedTimes(rotated.squared(), inverses(alphas));
    int count = targets.columns();
    double intercept = 1.0 / targets.rows();
    for (int i = 0; i < result.rows(); i++) {
      for (int c = 0; c < result.columns(); c++) {
        double left = 1 - intercept - leverages.get(i, c / count);
        result.set(i, c, (targets.get(i, c % count) - result.get(i, c)) / left);
      }
    }
    return result;
  }

  @Override
  public Matrix coefficients(double alpha) {
    return products.transposedTimes(vectors.transposed(), shrunk(new double[] {alpha}));
  }

  /** (D + alpha)^-1 Q'Y for each penalty, side by side. */
  private Matrix shrunk(double[] alphas) {
    int count = targets.columns();
    Matrix result = new Matrix(projected.rows(), alphas.length * count);
    for (int k = 0; k < result.rows(); k++) {
      for (int c = 0; c < result.columns(); c++) {
        result.set(k, c, projected.get(k, c % count) * inverse(k, alphas[c / count]));
      }
    }
    return result;
  }

  private Matrix inverses(double[] alphas) {
    Matrix result = new Matrix(eigenvalues.length, alphas.length);
    for (int k = 0; k < result.rows(); k++) {
      for (int a = 0; a < alphas.length; a++) {
        result.set(k, a, inverse(k, alphas[a]));
      }
    }
    return result;
  }

  /** Rounding can make an eigenvalue of 0 slightly negative. */
  private double inverse(int k, double alpha) {
    return 1 / (Math.max(0, eigenvalues[k]) + alpha);
  }
}
