package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.TileProduct;

/**
 * Matrix products, computed tile by tile by several threads. Each element is summed in row order,
 * so the bits depend neither on the thread count nor on SIMD.
 *
 * <p>Operands are packed for sequential reads: {@value TileProduct#HEIGHT} columns together of the
 * left one, {@value TileProduct#WIDTH} of the right one.
 */
public record MatrixProducts(WorkerPool workers, TileProduct tiles) {

  private static final int HEIGHT = TileProduct.HEIGHT;
  private static final int WIDTH = TileProduct.WIDTH;

  /** Rows per step: a packed strip of the right operand then stays in the nearest cache. */
  private static final int DEPTH = 256;

  public MatrixProducts(WorkerPool workers) {
    this(workers, new SwitchingTileProduct());
  }

  /** A'A: symmetric, columns of {@code a} x columns of {@code a}. */
  public Matrix gram(Matrix a) {
    Matrix upper = multiply(a, a, true);
    int n = upper.columns();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        upper.set(i, j, upper.get(j, i));
      }
    }
    return upper;
  }

  /** A'B; {@code a} and {@code b} have the same number of rows. */
  public Matrix transposedTimes(Matrix a, Matrix b) {
    return multiply(a, b, false);
  }

  private Matrix multiply(Matrix a, Matrix b, boolean upperOnly) {
    int strips = Math.ceilDiv(b.columns(), WIDTH);
    double[] left = packed(a, HEIGHT);
    double[] right = packed(b, WIDTH);
    int height = Math.ceilDiv(a.columns(), HEIGHT) * HEIGHT;
    Matrix padded = new Matrix(height, strips * WIDTH);
    workers.run(
        strips,
        // The last strips are the longest above the diagonal and are started first.
        s -> strip(a.rows(), left, right, padded, strips - 1 - s, upperOnly));
    return cropped(padded, a.columns(), b.columns());
  }

  private void strip(
      int rows, double[] left, double[] right, Matrix c, int strip, boolean upperOnly) {
    int lastRow = upperOnly ? Math.min(c.rows(), (strip + 1) * WIDTH) : c.rows();
    for (int r = 0; r < rows; r += DEPTH) {
      int depth = Math.min(DEPTH, rows - r);
      for (int i = 0; i < lastRow; i += HEIGHT) {
        tiles.add(
            depth,
            left,
            i * rows + r * HEIGHT,
            right,
            (strip * rows + r) * WIDTH,
            c.values(),
            i * c.columns() + strip * WIDTH,
            c.columns());
      }
    }
  }

  /** Strip by strip; a strip has {@code width} values per row, padded with zeros. */
  private double[] packed(Matrix m, int width) {
    int strips = Math.ceilDiv(m.columns(), width);
    double[] result = new double[Math.multiplyExact(strips * width, m.rows())];
    double[] values = m.values();
    workers.run(
        strips,
        s -> {
          int used = Math.min(width, m.columns() - s * width);
          for (int r = 0; r < m.rows(); r++) {
            int from = r * m.columns() + s * width;
            System.arraycopy(values, from, result, (s * m.rows() + r) * width, used);
          }
        });
    return result;
  }

  private static Matrix cropped(Matrix padded, int rows, int columns) {
    if (padded.rows() == rows && padded.columns() == columns) {
      return padded;
    }
    Matrix result = new Matrix(rows, columns);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(
          padded.values(), r * padded.columns(), result.values(), r * columns, columns);
    }
    return result;
  }
}
