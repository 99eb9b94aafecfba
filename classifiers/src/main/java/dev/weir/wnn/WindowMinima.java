package dev.weir.wnn;

/**
 * For each window the k least distances between a query and the training images met so far. Owns
 * its memory: for one thread at a time.
 */
interface WindowMinima {

  /** Which windows. */
  WindowGrid grid();

  /** Begins with another query, a byte a cell; no training image has been met. */
  void begin(byte[] query);

  /** Forgets the training images, not the query. */
  void clear();

  /**
   * Meets the images of a block in some rows of windows. The rows before have been met with the
   * same slot, and it with no other block since.
   *
   * @param block pixel-major, {@value TrainingBlocks#LANES} images; those beyond {@code images}
   *     repeat another
   * @param images how many, 1 to {@value TrainingBlocks#LANES}
   * @param slot where what the next rows need is kept, 0 or more
   * @param from the first row
   * @param to the row after the last
   */
  void meet(byte[] block, int images, int slot, int from, int to);

  /** Elementary operations that meeting images took so far; see {@link CellCosts#operations}. */
  long operations();

  /** The sum of the least distances of a row's windows, in units of {@code 2^shift}. */
  long sumOfRow(int row);

  /** The same for the definition's windows of some rows: each counts for those it stands for. */
  default long sum(int from, int to) {
    long sum = 0;
    for (int row = from; row < to; row++) {
      sum += grid().down().weight(row) * sumOfRow(row);
    }
    return sum;
  }
}
