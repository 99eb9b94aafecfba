package dev.weir.classifiers.internal.simd;

/**
 * Least sums over cells with two features of 8 bits each. A cell adds the sum of their squared
 * differences, which must fit 16 bits, shifted right so that the sum of the largest window fits 16
 * bits. Both twins compute the same sums. Owns scratch memory; not thread-safe.
 */
public interface CellMinima extends BoxMinima {

  /**
   * Lowers minima where an image of the block is nearer.
   *
   * @param features for each cell and each of {@link ShortLanes#BLOCK} images the first feature,
   *     plus 256 times the second
   * @param query for each cell the first and the second feature, both {@link #twice}
   */
  void update(short[] features, int[] query, short[] minima);
}
