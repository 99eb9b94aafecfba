package dev.weir.classifiers.linear;

import java.util.Arrays;

/**
 * For more samples than features. With Z'Z = Q T Q', T tridiagonal, and R = Z Q, the fitted values
 * are R (T + alpha)^-1 R'Y, and the leverage of sample i is 1/n (the intercept) + r (T + alpha)^-1
 * r' with row r of R. T + alpha is factored in no time, so eigenvalues are not needed.
 */
final class CovarianceLeaveOneOut implements LeaveOneOut {

  /** Samples whose leverages are computed together. */
  private static final int STRIPE = 64;

  private final MatrixProducts products;
  private final Matrix targets;
  private final Tridiagonal tridiagonal;

  /** The sums of squares of the features. */
  private final double[] squares;

  /** Q, features x features. */
  private final Matrix rotation;

  /** R', features x samples. */
  private final Matrix rotated;

  /** R'Y, features x targets. */
  private final Matrix projected;

  CovarianceLeaveOneOut(Matrix features, Matrix targets, MatrixProducts products) {
    this.products = products;
    this.targets = targets;
    Matrix gram = products.gram(features);
    this.squares = new double[gram.rows()];
    Arrays.setAll(squares, f -> gram.get(f, f));
    this.tridiagonal = new Tridiagonal(gram);
    this.rotation = tridiagonal.rotation(products.workers());
    this.rotated = products.transposedTimes(rotation, features.transposed());
    this.projected = products.transposedTimes(rotated.transposed(), targets);
  }

  @Override
  public Matrix residuals(double[] alphas) {
    ShiftedTridiagonal[] shifted = new ShiftedTridiagonal[alphas.length];
    Arrays.setAll(shifted, a -> tridiagonal.plus(alphas[a]));
    Matrix result = products.transposedTimes(rotated, solutions(shifted));
    products
        .workers()
        .run(
            Math.ceilDiv(result.rows(), STRIPE),
            stripe -> {
              for (int a = 0; a < alphas.length; a++) {
                leaveOut(stripe * STRIPE, a, shifted[a], result);
              }
            });
    return result;
  }

  @Override
  public Matrix coefficients(double alpha) {
    Matrix solution = tridiagonal.plus(alpha).solve(projected);
    Matrix result = products.transposedTimes(rotation.transposed(), solution);
    for (int f = 0; f < squares.length; f++) {
      if (squares[f] == 0) {
        // A constant feature: the rotation leaves it rounding errors.
        Arrays.fill(result.values(), f * result.columns(), (f + 1) * result.columns(), 0);
      }
    }
    return result;
  }

  /** (T + alpha)^-1 R'Y for each penalty, side by side. */
  private Matrix solutions(ShiftedTridiagonal[] shifted) {
    int count = targets.columns();
    Matrix result = new Matrix(projected.rows(), shifted.length * count);
    for (int a = 0; a < shifted.length; a++) {
      Matrix solution = shifted[a].solve(projected);
      for (int k = 0; k < result.rows(); k++) {
        System.arraycopy(
            solution.values(), k * count, result.values(), k * result.columns() + a * count, count);
      }
    }
    return result;
  }

  /** From the fitted values of some samples to their residuals. */
  private void leaveOut(int first, int alpha, ShiftedTridiagonal shifted, Matrix result) {
    int count = targets.columns();
    double[] leverages = new double[Math.min(STRIPE, result.rows() - first)];
    shifted.forms(rotated, first, leverages);
    double intercept = 1.0 / targets.rows();
    for (int i = 0; i < leverages.length; i++) {
      double left = 1 - intercept - leverages[i];
      for (int c = 0; c < count; c++) {
        int column = alpha * count + c;
        double fitted = result.get(first + i, column);
        result.set(first + i, column, (targets.get(first + i, c) - fitted) / left);
      }
    }
  }
}
