package dev.weir.linear;

import dev.weir.concurrent.Workers;

/**
 * The Cholesky factor L of a large symmetric positive definite matrix, A = LL', and what its
 * inverse is needed for, block by block of {@value #BLOCK} rows. The blocks on the diagonal are
 * factored and inverted one number at a time; all else is products, tile by tile in a fixed order:
 * the bits do not depend on the number of threads.
 *
 * <p>The inverse W of L is kept in strips of {@link TileProduct#WIDTH} columns, in each of them row
 * after row, as the right operand of a product is.
 */
final class Cholesky {

  /** Rows of a block. */
  static final int BLOCK = 128;

  /** Rows of W that are taken at once: they then stay in the nearest cache. */
  private static final int DEPTH = 256;

  private static final int HEIGHT = TileProduct.HEIGHT;
  private static final int WIDTH = TileProduct.WIDTH;

  private final TileProduct tiles;
  private final Workers workers;
  private final int n;
  private final Matrix factor;
  private final double[] inverse;

  /**
   * Factors and inverts.
   *
   * @param matrix of which the lower triangle counts; overwritten; its size is a multiple of
   *     {@value #BLOCK}
   * @throws ArithmeticException if it is not positive definite
   */
  Cholesky(Matrix matrix, TileProduct tiles, Workers workers) {
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

  /** The size that a matrix of {@code n} rows has to be filled up to. */
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
   * @param b a row for each right side, with as many numbers as A has rows
   * @return the solutions, row by row
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

  /** W B, with rows of zeros up to a whole number of tiles. */
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

  /** The block's own inverse is the block on the diagonal of W. */
  private void keepInverse(SmallCholesky block, int first) {
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j <= i; j++) {
        inverse[at(first + i, first + j)] = block.inverse(i, j);
      }
    }
  }

  /** The rows below the block: their part of L, and what it takes from the rest of A. */
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
            // Of W', the columns j to j + 7 have no numbers below row j + 7.
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

  /** W[i] = -W[i][i] * (sum over k &lt; i of L[i][k] W[k]), for one block of rows. */
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
          // W has nothing above its diagonal.
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

  /** -W[i][i], packed as a left operand: group after group of rows. */
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

  /** Some columns of as many rows as a tile has, packed as a left operand. */
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
