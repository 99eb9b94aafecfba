package dev.weir.classifiers.linear;

import dev.weir.classifiers.internal.simd.TileProduct;

/** The factor of one diagonal block of a matrix, and its inverse. */
final class SmallCholesky {

  private static final int WIDTH = TileProduct.WIDTH;

  private final int size;
  private final double[][] factor;

  /** The inverse, transposed and packed as a right operand. */
  private final double[] packed;

  SmallCholesky(Matrix from, int first, int size) {
    this.size = size;
    this.factor = new double[size][size];
    this.packed = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        factor[i][j] = from.get(first + i, first + j) - Matrix.dot(factor[i], factor[j], j);
        factor[i][j] = i == j ? root(factor[i][i], first + i) : factor[i][j] / factor[j][j];
      }
    }
    invert();
  }

  double inverse(int row, int column) {
    return packed[at(row, column)];
  }

  /** The transposed inverse as the right operand of {@link TileProduct}. */
  double[] packedInverse() {
    return packed;
  }

  private static double root(double pivot, int row) {
    if (!(pivot > 0)) {
      throw new ArithmeticException(
          "the matrix is not positive definite: the pivot of row %d is %s".formatted(row, pivot));
    }
    return Math.sqrt(pivot);
  }

  private void invert() {
    double[] column = new double[size];
    for (int j = 0; j < size; j++) {
      column[j] = 1 / factor[j][j];
      for (int i = j + 1; i < size; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum += factor[i][k] * column[k];
        }
        column[i] = -sum / factor[i][i];
      }
      for (int i = j; i < size; i++) {
        packed[at(i, j)] = column[i];
      }
    }
  }

  private int at(int row, int column) {
    return (row / WIDTH * size + column) * WIDTH + row % WIDTH;
  }
}
