package dev.weir.classifiers.internal.wnn.minima;

/**
 * For each image of a block and each window, the least distance between a query and the image's
 * extensions so far. Owns scratch memory; not thread-safe.
 */
public interface ImageMinima {

  /** Sets the query, one byte per cell. */
  void begin(byte[] query);

  /** Starts another block with the same query. */
  void clear();

  /**
   * Compares with one extension of the block's images.
   *
   * @param block pixel-major, {@value
   *     dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks#LANES} images; those beyond {@code
   *     images} are padding
   * @param images number of images, 1 to {@value
   *     dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks#LANES}
   */
  void update(byte[] block, int images);

  /**
   * The sum over all windows of the least distances, each weighted by the windows it represents, in
   * units of {@code 2^shift}.
   *
   * @param sums output, one per image
   */
  void sums(long[] sums, int images);

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  long operations();
}
