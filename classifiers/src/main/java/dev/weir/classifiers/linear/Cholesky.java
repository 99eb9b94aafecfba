package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.TileProduct;

/**
 * The Cholesky factor L of a large symmetric positive definite matrix, A = LL', and results based
 * on its inverse, in blocks of {@value #BLOCK} rows. Diagonal blocks are factored and inverted
 * element by element; all else is matrix products, tile by tile in a fixed order, so the bits do
 * not depend on the thread count.
 *
 * <p>The inverse W of L is stored in strips of {@link TileProduct#WIDTH} columns, each row by row,
 * like the right operand of a product.
 */
final class Cholesky {

  /** Rows per block. */
  static final int BLOCK = 128;

  /** Rows of W per step, which stay in the nearest cache. */
  private static final int DEPTH = 256;

  private static final int HEIGHT = TileProduct.HEIGHT;
  private static final int WIDTH = TileProduct.WIDTH;

  private final TileProduct tiles;
  private final WorkerPool workers;
  private final int n;
  private final Matrix factor;
  private final double[] inverse;

  /**
   * Factors and inverts.
   *
   * @param matrix only the lower triangle is read; overwritten; its size is a multiple of {@value
   *     #BLOCK}
   * @throws ArithmeticException if it is not positive definite
   */
  Cholesky(Matrix matrix, TileProduct tiles, WorkerPool workers) {
    this.tiles = tiles;
    this.workers = workers;
    this.n = matrix.rows();
    this.factor = matrix;
    this.inverse = new double[Math.multiplyExact(n, n)];
    for (int first = 0; first < n; first += BLOCK) {
      SmallCholesky block = new SmallCholesky(factor, first, BLOCK);
      keepInverse(block, first);
      reduce(block, first);
    }
    for (int first = BLOCK; first < n; first += BLOCK) {
      invertRows(first);
    }
  }

  /** The padded size for a matrix of {@code n} rows. */
  static int filledUp(int n) {
    return (n + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** The diagonal of the inverse of A: the sums of squares of W's columns. */
  double[] inverseDiagonal() {
    double[] diagonal = new double[n];
    workers.run(
        n / WIDTH,
        strip -> {
          int first = strip * WIDTH;
          for (int k = first; k < n; k++) {
            for (int j = 0; j < WIDTH; j++) {
              double w = inverse[at(k, first) + j];
              diagonal[first + j] += w * w;
            }
          }
        });
    return diagonal;
  }

  /**
   * Solves A X = B: X = W'W B.
   *
   * @param b one row per right-hand side, with one value per row of A
   * @return the solutions, one per row
   */
  Matrix solve(Matrix b) {
    Matrix forward = forward(b);
    int groups = (b.rows() + HEIGHT - 1) / HEIGHT;
    double[][] packed = new double[groups][];
    for (int g = 0; g < groups; g++) {
      packed[g] = transposed(forward, g * HEIGHT, 0, n);
    }
    Matrix x = new Matrix(groups * HEIGHT, n);
    workers.run(
        n / WIDTH,
        strip -> {
          int first = strip * WIDTH;
          int from = at(first, first);
          for (int g = 0; g < groups; g++) {
            int to = g * HEIGHT * n + first;
            tiles.add(n - first, packed[g], first * HEIGHT, inverse, from, x.values(), to, n);
          }
        });
    return x;
  }

  /** W B, with zero rows up to a multiple of the tile height. */
  private Matrix forward(Matrix b) {
    Matrix result = new Matrix((b.rows() + HEIGHT - 1) / HEIGHT * HEIGHT, n);
    workers.run(
        n / BLOCK,
        block -> {
          for (int k = block * BLOCK; k < (block + 1) * BLOCK; k++) {
            for (int first = 0; first <= k; first += WIDTH) {
              addForward(b, k, first, result);
            }
          }
        });
    return result;
  }

  private void addForward(Matrix b, int k, int first, Matrix result) {
    int at = at(k, first);
    for (int c = 0; c < b.rows(); c++) {
      double sum = result.get(c, k);
      for (int j = 0; j < WIDTH; j++) {
        sum += inverse[at + j] * b.get(c, first + j);
      }
      result.set(c, k, sum);
    }
  }

  /** The block's inverse is the diagonal block of W. */
  private void keepInverse(SmallCholesky block, int first) {
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j <= i; j++) {
        inverse[at(first + i, first + j)] = block.inverse(i, j);
      }
    }
  }

  /** Computes the rows of L below the block and subtracts their product from the rest of A. */
  private void reduce(SmallCholesky block, int first) {
    int below = n - first - BLOCK;
    if (below == 0) {
      return;
    }
    PackedRows rows = new PackedRows(n, BLOCK);
    workers.run(
        below / HEIGHT,
        group -> {
          int row = first + BLOCK + group * HEIGHT;
          double[] product = new double[HEIGHT * BLOCK];
          double[] left = transposed(factor, row, first, BLOCK);
          for (int j = 0; j < BLOCK; j += WIDTH) {
            // Columns j to j + 7 of W' are zero above row j + 7.
            tiles.add(j + WIDTH, left, 0, block.packedInverse(), j * BLOCK, product, j, BLOCK);
          }
          for (int i = 0; i < HEIGHT; i++) {
            for (int j = 0; j < BLOCK; j++) {
              double value = product[i * BLOCK + j];
              factor.set(row + i, first + j, value);
              rows.set(row + i, j, value, -1);
            }
          }
        });
    rows.addTo(factor, first + BLOCK, tiles, workers);
  }

  /** W[i] = -W[i][i] * (sum over k &lt; i of L[i][k] W[k]), for one row block. */
  private void invertRows(int first) {
    double[][] left = new double[BLOCK / HEIGHT][];
    workers.run(
        left.length, group -> left[group] = transposed(factor, first + group * HEIGHT, 0, first));
    double[] diagonal = packedDiagonal(first);
    workers.run(
        first / WIDTH,
        strip -> {
          int column = strip * WIDTH;
          double[] sum = new double[BLOCK * WIDTH];
          // W is zero above its diagonal.
          for (int k = column; k < first; k += DEPTH) {
            int depth = Math.min(DEPTH, first - k);
            for (int g = 0; g < left.length; g++) {
              int to = g * HEIGHT * WIDTH;
              tiles.add(depth, left[g], k * HEIGHT, inverse, at(k, column), sum, to, WIDTH);
            }
          }
          for (int g = 0; g < left.length; g++) {
            int to = at(first + g * HEIGHT, column);
            tiles.add((g + 1) * HEIGHT, diagonal, g * HEIGHT * BLOCK, sum, 0, inverse, to, WIDTH);
          }
        });
  }

  /** -W[i][i], packed as a left operand in groups of rows. */
  private double[] packedDiagonal(int first) {
    double[] packed = new double[BLOCK * BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j <= i; j++) {
        int group = i / HEIGHT;
        packed[(group * BLOCK + j) * HEIGHT + i % HEIGHT] = -inverse[at(first + i, first + j)];
      }
    }
    return packed;
  }

  /** One tile height of rows, restricted to some columns and packed as a left operand. */
  private static double[] transposed(Matrix from, int row, int column, int count) {
    double[] packed = new double[count * HEIGHT];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < HEIGHT; i++) {
        packed[k * HEIGHT + i] = from.get(row + i, column + k);
      }
    }
    return packed;
  }

  private int at(int row, int column) {
    return (column / WIDTH * n + row) * WIDTH + column % WIDTH;
  }
}
