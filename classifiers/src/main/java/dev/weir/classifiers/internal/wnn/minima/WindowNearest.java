package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * For each window, the k least distances between a query and the training images so far. Owns
 * scratch memory; not thread-safe.
 */
public interface WindowNearest {

  WindowGrid grid();

  /** Starts another query, one byte per cell, without training images. */
  void begin(byte[] query);

  /** Clears the training images but keeps the query. */
  void clear();

  /**
   * Compares with the images of a block in some rows of windows. Earlier rows must have been
   * processed with the same slot, which no other block has used since.
   *
   * @param block pixel-major, {@value
   *     dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks#LANES} images; those beyond {@code
   *     images} are padding
   * @param images number of images, 1 to {@value
   *     dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks#LANES}
   * @param slot index of the state kept for the next rows, 0 or more
   * @param from the first row
   * @param to the row after the last
   */
  void update(byte[] block, int images, int slot, int from, int to);

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.window.CellCosts#operations}.
   */
  long operations();

  /** The sum of a window's k least distances, in units of {@code 2^shift}. */
  long least(int window);

  /**
   * The sum of the least distances of a row's windows, in units of {@code 2^shift}.
   *
   * @param weights for each window of the row
   */
  default long sumOfRow(int row, int[] weights) {
    int at = row * weights.length;
    long sum = 0;
    for (int x = 0; x < weights.length; x++) {
      if (weights[x] > 0) {
        sum += weights[x] * least(at + x);
      }
    }
    return sum;
  }

  /** The sum over some rows of windows, each window weighted by those it represents. */
  default long sum(int from, int to) {
    long sum = 0;
    for (int row = from; row < to; row++) {
      sum += sumOfRow(row, grid().weightsOfRow(row));
    }
    return sum;
  }
}
