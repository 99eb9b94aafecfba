package dev.weir.classifiers.internal.simd;

/**
 * Least sums of squared differences between a query and the images of blocks, in every window, in
 * 16 bits. Squares are shifted right so that columns of a window fit; the sum of a window's columns
 * stops at {@value #MOST}. Both twins compute the same sums. Owns scratch memory; not thread-safe.
 */
public interface PixelMinima extends BoxMinima {

  /**
   * Lowers minima where an image of the block is nearer.
   *
   * @param block {@link ShortLanes#BLOCK} images, pixel by pixel
   * @param query its pixels, each {@link #twice}
   */
  void update(byte[] block, int[] query, short[] minima);
}
