package dev.weir.classifiers.linear;

import dev.weir.classifiers.model.Scores;

/**
 * For no more samples than features. With ZZ' = U D U', the residuals are U S U'Y and one minus the
 * leverage of sample i is sum over k of U[i][k]^2 S[k] - 1/n (the intercept), where S[k] = alpha /
 * (d[k] + alpha).
 *
 * <p>Z is centred, so the vector of ones is an eigenvector of ZZ' with eigenvalue 0: its term is
 * exactly the intercept's 1/n. Both are omitted instead of subtracted: the result can be as small
 * as alpha / d, less than the rounding error of an eigenvalue of 0. To distinguish this vector from
 * others with eigenvalue 0, its eigenvalue is first raised above all others.
 */
final class GramLeaveOneOut implements LeaveOneOut {

  private final MatrixProducts products;
  private final Matrix features;
  private final Matrix targets;
  private final double[] eigenvalues;

  /** Index of the eigenvector with equal components. */
  private final int ones;

  /** U', samples x samples. */
  private final Matrix rotated;

  /** U'Y, samples x targets. */
  private final Matrix projected;

  GramLeaveOneOut(Matrix features, Matrix targets, MatrixProducts products) {
    this.products = products;
    this.features = features;
    this.targets = targets;
    Matrix gram = products.gram(features.transposed());
    lift(gram);
    SymmetricEigen found = SymmetricEigen.of(gram);
    this.eigenvalues = found.values();
    this.ones = Scores.best(eigenvalues);
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
    Matrix left = products.transposedTimes(rotated.squared(), shares);
    for (int i = 0; i < result.rows(); i++) {
      for (int c = 0; c < result.columns(); c++) {
        result.set(i, c, result.get(i, c) / left.get(i, c / count));
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
    return k == ones ? 0 : alpha / (Math.max(0, eigenvalues[k]) + alpha);
  }

  /** Raises the eigenvalue of the vector of ones from 0 to twice a bound of all others. */
  private static void lift(Matrix gram) {
    int n = gram.rows();
    double bound = Double.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += Math.abs(gram.get(i, j));
      }
      bound = Math.max(bound, sum);
    }
    double[] values = gram.values();
    for (int i = 0; i < values.length; i++) {
      values[i] += 2 * bound / n;
    }
  }
}
