package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.ImageMinima;
import dev.weir.classifiers.internal.wnn.variants.VariantMeans;
import dev.weir.classifiers.wnn.definition.TrainingSet;

/**
 * Lower bounds of the distances of all training images, in 16 bits, from means of 2 x 2 pixels. Not
 * thread-safe.
 */
public final class MeansBound {

  private final TrainingBlocks images;
  private final VariantMeans means;
  private final ImageMinima minima;
  private final int costShift;
  private final long[] sums = new long[TrainingBlocks.LANES];

  /**
   * Owns the minima.
   *
   * @param costShift their sums are in units of {@code 2^costShift}
   */
  public MeansBound(TrainingSet set, VariantMeans means, ImageMinima minima, int costShift) {
    this.images = set.images();
    this.means = means;
    this.minima = minima;
    this.costShift = costShift;
  }

  /** The bounds are in units of {@code 2^costShift}. */
  public int costShift() {
    return costShift;
  }

  /** Elementary operations so far. */
  public long operations() {
    return minima.operations();
  }

  /** Bounds of all images, class by class. */
  public void bound(byte[] query, int[] bounds) {
    minima.begin(means.of(query));
    int at = 0;
    for (int label = 0; label < images.classes(); label++) {
      for (int block = 0; block < images.of(label).size(); block++) {
        at = bound(label, block, bounds, at);
      }
    }
  }

  /** Bounds of the first block's images. */
  public void trial(byte[] query) {
    minima.begin(means.of(query));
    bound(0, 0, new int[TrainingBlocks.LANES], 0);
  }

  private int bound(int label, int block, int[] bounds, int at) {
    int count = images.imagesIn(label, block);
    minima.clear();
    for (int variant = 0; variant < means.count(); variant++) {
      minima.update(means.of(label, block, variant), count);
    }
    minima.sums(sums, count);
    for (int i = 0; i < count; i++) {
      bounds[at + i] = (int) sums[i];
    }
    return at + count;
  }
}
