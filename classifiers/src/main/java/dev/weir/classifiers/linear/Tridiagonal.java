package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import java.util.Arrays;

/**
 * A symmetric matrix as A = Q T Q', with a tridiagonal T and an orthogonal Q, the product of one
 * Householder reflection per column. Sums are added in a fixed order, so the bits do not depend on
 * the thread count.
 *
 * <p>Source: G. Golub, C. Van Loan, Matrix Computations, section 8.3.1. Each rank-2 update is
 * deferred to the next step, which then needs a single pass over the matrix.
 */
final class Tridiagonal {

  /** Columns of Q computed together. */
  private static final int STRIPE = 64;

  private final int n;
  private final double[] diagonal;

  /** Below the diagonal of T; one shorter than the diagonal. */
  private final double[] below;

  /** The lower triangle of what is left of A; above it, in row k, reflection k. */
  private final double[] values;

  /** Reflection k is I - factors[k] v v'. */
  private final double[] factors;

  /**
   * Reduces a matrix.
   *
   * @param matrix n x n, finite; only the lower triangle is read; overwritten
   */
  Tridiagonal(Matrix matrix) {
    this.n = matrix.rows();
    this.values = matrix.values();
    this.diagonal = new double[n];
    this.below = new double[Math.max(0, n - 1)];
    this.factors = new double[n];
    reduce();
  }

  /** The factors of T + alpha I, which must be positive definite. */
  ShiftedTridiagonal plus(double alpha) {
    return new ShiftedTridiagonal(diagonal, below, alpha);
  }

  /** Q, n x n. */
  Matrix rotation(WorkerPool workers) {
    Matrix rotation = new Matrix(n, n);
    workers.run(Math.ceilDiv(n, STRIPE), stripe -> rotateUnits(stripe * STRIPE, rotation));
    return rotation;
  }

  private void reduce() {
    double[] v = new double[n];
    double[] w = new double[n];
    double[] lastV = new double[n];
    double[] lastW = new double[n];
    for (int k = 0; k < n; k++) {
      updateColumn(k, v, lastV, lastW);
      diagonal[k] = v[k];
      if (k < n - 1) {
        factors[k] = reflect(k, v);
        multiply(k + 1, v, w, lastV, lastW);
        finishUpdate(k, v, w);
      }
      double[] spare = lastV;
      lastV = v;
      v = spare;
      spare = lastW;
      lastW = w;
      w = spare;
    }
  }

  /** Column k from the diagonal down, after the deferred update. */
  private void updateColumn(int k, double[] v, double[] lastV, double[] lastW) {
    for (int i = k; i < n; i++) {
      v[i] = values[i * n + k] - (lastV[i] * lastW[k] + lastW[i] * lastV[k]);
    }
  }

  /** The reflection of column k that leaves one value below the diagonal; its first value is 1. */
  private double reflect(int k, double[] v) {
    double first = v[k + 1];
    double squares = 0;
    for (int i = k + 2; i < n; i++) {
      squares += v[i] * v[i];
    }
    below[k] = first;
    v[k + 1] = 1;
    double factor = 0;
    if (squares > 0) {
      below[k] = -Math.copySign(Math.sqrt(first * first + squares), first);
      for (int i = k + 2; i < n; i++) {
        v[i] /= first - below[k];
      }
      factor = (below[k] - first) / below[k];
    }
    System.arraycopy(v, k + 1, values, k * n + k + 1, n - k - 1);
    return factor;
  }

  /** Carries out the deferred update of the rows from one on, and multiplies them by v. */
  private void multiply(int from, double[] v, double[] product, double[] lastV, double[] lastW) {
    Arrays.fill(product, from, n, 0);
    for (int i = from; i < n; i++) {
      int row = i * n;
      update(row, from, i + 1, lastV[i], lastW, lastW[i], lastV);
      product[i] += dot(row, from, i, v) + values[row + i] * v[i];
      addTo(product, row, from, i, v[i]);
    }
  }

  private void update(int row, int from, int to, double v, double[] ws, double w, double[] vs) {
    for (int j = from; j < to; j++) {
      values[row + j] -= v * ws[j] + w * vs[j];
    }
  }

  private void addTo(double[] product, int row, int from, int to, double factor) {
    for (int j = from; j < to; j++) {
      product[j] += factor * values[row + j];
    }
  }

  /** Four chains of additions, which overlap. */
  private double dot(int row, int from, int to, double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = from;
    for (; j + 4 <= to; j += 4) {
      s0 += values[row + j] * v[j];
      s1 += values[row + j + 1] * v[j + 1];
      s2 += values[row + j + 2] * v[j + 2];
      s3 += values[row + j + 3] * v[j + 3];
    }
    double sum = (s0 + s1) + (s2 + s3);
    for (; j < to; j++) {
      sum += values[row + j] * v[j];
    }
    return sum;
  }

  /** From the product p = A v to w, with which the update is A - v w' - w v'. */
  private void finishUpdate(int k, double[] v, double[] w) {
    double sum = 0;
    for (int i = k + 1; i < n; i++) {
      w[i] *= factors[k];
      sum += w[i] * v[i];
    }
    double half = 0.5 * factors[k] * sum;
    for (int i = k + 1; i < n; i++) {
      w[i] -= half * v[i];
    }
  }

  /** Some columns of Q, from unit vectors, which the reflections of later columns leave alone. */
  private void rotateUnits(int first, Matrix rotation) {
    int count = Math.min(STRIPE, n - first);
    double[] stripe = new double[n * count];
    for (int c = 0; c < count; c++) {
      stripe[(first + c) * count + c] = 1;
    }
    double[] sums = new double[count];
    for (int k = first + count - 2; k >= 0; k--) {
      reflectRows(k, stripe, sums);
    }
    for (int i = 0; i < n; i++) {
      System.arraycopy(stripe, i * count, rotation.values(), i * n + first, count);
    }
  }

  private void reflectRows(int k, double[] stripe, double[] sums) {
    Arrays.fill(sums, 0);
    int count = sums.length;
    int i = k + 1;
    for (; i + 4 <= n; i += 4) {
      addFour(stripe, i * count, k * n + i, sums);
    }
    for (; i < n; i++) {
      addOne(stripe, i * count, values[k * n + i], sums);
    }
    for (i = k + 1; i < n; i++) {
      subtract(stripe, i * count, factors[k] * values[k * n + i], sums);
    }
  }

  private void addFour(double[] stripe, int row, int reflection, double[] sums) {
    double v0 = values[reflection];
    double v1 = values[reflection + 1];
    double v2 = values[reflection + 2];
    double v3 = values[reflection + 3];
    int row1 = row + sums.length;
    int row2 = row1 + sums.length;
    int row3 = row2 + sums.length;
    for (int j = 0; j < sums.length; j++) {
      sums[j] =
          sums[j]
              + v0 * stripe[row + j]
              + v1 * stripe[row1 + j]
              + v2 * stripe[row2 + j]
              + v3 * stripe[row3 + j];
    }
  }

  private static void addOne(double[] stripe, int row, double v, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += v * stripe[row + j];
    }
  }

  private static void subtract(double[] stripe, int row, double v, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      stripe[row + j] -= v * sums[j];
    }
  }
}
