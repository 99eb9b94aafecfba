package dev.weir.wnn;

/**
 * For each window the k least distances between a query and the training images met so far. Owns
 * its memory: for one thread at a time.
 */
interface WindowMinima {

  /** Begins with another query, a byte a cell; no training image has been met. */
  void begin(byte[] query);

  /** Forgets the training images, not the query. */
  void clear();

  /**
   * Meets the images of a block.
   *
   * @param block pixel-major, {@value TrainingBlocks#LANES} images; those beyond {@code images}
   *     repeat the last one
   * @param images how many, 1 to {@value TrainingBlocks#LANES}
   */
  void meet(byte[] block, int images);

  /** The sum of all windows' least distances, in units of {@code 2^shift}. */
  long sum();
}
