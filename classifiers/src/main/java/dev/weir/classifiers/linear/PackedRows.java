package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.TileProduct;

/**
 * Rows packed twice, as left and right operands of {@link TileProduct}, to add the products of all
 * pairs of rows to a symmetric matrix.
 */
final class PackedRows {

  private static final int HEIGHT = TileProduct.HEIGHT;
  private static final int WIDTH = TileProduct.WIDTH;

  /** Rows and columns of the product computed together. */
  private static final int BLOCK = 64;

  private final int depth;
  private final double[] left;
  private final double[] right;

  /**
   * Allocates the rows.
   *
   * @param rows number of rows, a multiple of {@link TileProduct#WIDTH}
   * @param depth values per row
   */
  PackedRows(int rows, int depth) {
    this.depth = depth;
    this.left = new double[Math.multiplyExact(rows, depth)];
    this.right = new double[Math.multiplyExact(rows, depth)];
  }

  /** Sets a value of a row; in the left operand it is multiplied by {@code sign}. */
  void set(int row, int at, double value, double sign) {
    left[(row / HEIGHT * depth + at) * HEIGHT + row % HEIGHT] = sign * value;
    right[(row / WIDTH * depth + at) * WIDTH + row % WIDTH] = value;
  }

  /**
   * Adds to the lower triangle of a matrix: to element [i][j], the sum of left[i] * right[j].
   *
   * @param first first row and column of the update, a multiple of {@link TileProduct#WIDTH}
   */
  void addTo(Matrix c, int first, TileProduct tiles, WorkerPool workers) {
    int blocks = (c.rows() - first + BLOCK - 1) / BLOCK;
    workers.run(blocks, block -> addColumns(c, first + block * BLOCK, tiles));
  }

  /** Block by block of rows, which stay in a near cache for all columns. */
  private void addColumns(Matrix c, int column, TileProduct tiles) {
    int lastColumn = Math.min(c.columns(), column + BLOCK);
    for (int row = column; row < c.rows(); row += BLOCK) {
      int lastRow = Math.min(c.rows(), row + BLOCK);
      for (int j = column; j < lastColumn; j += WIDTH) {
        for (int i = Math.max(row, j); i < lastRow; i += HEIGHT) {
          int at = i * c.columns() + j;
          tiles.add(depth, left, i * depth, right, j * depth, c.values(), at, c.columns());
        }
      }
    }
  }
}
