package dev.weir.classifiers.linear;

import java.util.Arrays;

/**
 * The factors L D L' of a symmetric, positive definite, tridiagonal matrix; L has ones on its
 * diagonal and one value below each.
 */
final class ShiftedTridiagonal {

  private final double[] pivots;
  private final double[] ratios;

  /**
   * Factors a matrix.
   *
   * @param diagonal its diagonal, without alpha
   * @param below the values below the diagonal, one fewer
   * @param alpha added to the diagonal
   * @throws ArithmeticException if the matrix is not positive definite
   */
  ShiftedTridiagonal(double[] diagonal, double[] below, double alpha) {
    this.pivots = new double[diagonal.length];
    this.ratios = new double[below.length];
    for (int k = 0; k < pivots.length; k++) {
      pivots[k] = diagonal[k] + alpha;
      if (k > 0) {
        ratios[k - 1] = below[k - 1] / pivots[k - 1];
        pivots[k] -= ratios[k - 1] * below[k - 1];
      }
      if (!(pivots[k] > 0)) {
        throw new ArithmeticException(
            "the matrix is not positive definite: the pivot of row %d is %s"
                .formatted(k, pivots[k]));
      }
    }
  }

  /** The solution X of T X = B; {@code b} is not changed. */
  Matrix solve(Matrix b) {
    Matrix x = new Matrix(b.rows(), b.columns(), b.values().clone());
    for (int c = 0; c < x.columns(); c++) {
      for (int k = 1; k < x.rows(); k++) {
        x.set(k, c, x.get(k, c) - ratios[k - 1] * x.get(k - 1, c));
      }
      int last = x.rows() - 1;
      x.set(last, c, x.get(last, c) / pivots[last]);
      for (int k = last - 1; k >= 0; k--) {
        x.set(k, c, x.get(k, c) / pivots[k] - ratios[k] * x.get(k + 1, c));
      }
    }
    return x;
  }

  /**
   * For some columns q of a matrix, q' T^-1 q.
   *
   * @param from the first column
   * @param forms output, one per column
   */
  void forms(Matrix matrix, int from, double[] forms) {
    double[] forward = new double[forms.length];
    Arrays.fill(forms, 0);
    for (int k = 0; k < pivots.length; k++) {
      double ratio = k == 0 ? 0 : ratios[k - 1];
      addRow(matrix.values(), k * matrix.columns() + from, ratio, 1 / pivots[k], forward, forms);
    }
  }

  private static void addRow(
      double[] values, int row, double ratio, double share, double[] forward, double[] forms) {
    for (int j = 0; j < forms.length; j++) {
      double next = values[row + j] - ratio * forward[j];
      forward[j] = next;
      forms[j] += next * next * share;
    }
  }
}
