package dev.weir.linear;

/**
 * For no more samples than features. With ZZ' = U D U', the residuals are U S U'Y and one minus the
 * leverage of sample i is sum over k of U[i][k]^2 S[k] - 1/n (the intercept), where S[k] = alpha /
 * (d[k] + alpha). So nothing close to 1 is subtracted from 1 where the fit is almost exact.
 */
final class GramLeaveOneOut implements LeaveOneOut {

  private final Products products;
  private final Matrix features;
  private final Matrix targets;
  private final double[] eigenvalues;

  /** U', samples x samples. */
  private final Matrix rotated;

  /** U'Y, samples x targets. */
  private final Matrix projected;

  GramLeaveOneOut(Matrix features, Matrix targets, Products products, SymmetricEigen eigen) {
    this.products = products;
    this.features = features;
    this.targets = targets;
    SymmetricEigen.Decomposition found = eigen.decompose(products.gram(features.transposed()));
    this.eigenvalues = found.values();
    this.rotated = found.vectors().transposed();
    this.projected = products.transposedTimes(found.vectors(), targets);
  }

  @Override
  public Matrix residuals(double[] alphas) {
    int count = targets.columns();
    Matrix shrunk = new Matrix(projected.rows(), alphas.length * count);
    Matrix shares = new Matrix(projected.rows(), alphas.length);
    for (int k = 0; k < shrunk.rows(); k++) {
      for (int c = 0; c < shrunk.columns(); c++) {
        double share = share(k, alphas[c / count]);
        shares.set(k, c / count, share);
        shrunk.set(k, c, projected.get(k, c % count) * share);
      }
    }
    Matrix result = products.transposedTimes(rotated, shrunk);
    Matrix left = products.transposedTimes(squared(rotated), shares);
    double intercept = 1.0 / targets.rows();
    for (int i = 0; i < result.rows(); i++) {
      for (int c = 0; c < result.columns(); c++) {
        result.set(i, c, result.get(i, c) / (left.get(i, c / count) - intercept));
      }
    }
    return result;
  }

  @Override
  public Matrix coefficients(double alpha) {
    Matrix shrunk = new Matrix(projected.rows(), projected.columns());
    for (int k = 0; k < shrunk.rows(); k++) {
      for (int c = 0; c < shrunk.columns(); c++) {
        shrunk.set(k, c, projected.get(k, c) * share(k, alpha) / alpha);
      }
    }
    Matrix dual = products.transposedTimes(rotated, shrunk);
    return products.transposedTimes(features, dual);
  }

  /** Rounding can make an eigenvalue of 0 slightly negative. */
  private double share(int k, double alpha) {
    return alpha / (Math.max(0, eigenvalues[k]) + alpha);
  }

  private static Matrix squared(Matrix matrix) {
    double[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= values[i];
    }
    return new Matrix(matrix.rows(), matrix.columns(), values);
  }
}
