package dev.weir.classifiers.internal.wnn.minima;

/** {@link WindowNearest} for k = 1 that also bounds each block of training images by itself. */
public interface BlockBounds extends WindowNearest {

  /**
   * The least sums of one block, ignoring previous ones.
   *
   * @param bounds output: for each window {@link
   *     dev.weir.classifiers.internal.simd.ShortLanes#lanes()} sums, one per lane shared by two
   *     images, offset by the least short
   */
  void boundBlock(byte[] block, int images, short[] bounds);
}
