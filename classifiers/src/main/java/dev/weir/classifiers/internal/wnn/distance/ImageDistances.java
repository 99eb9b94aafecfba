package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.ImageMinima;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.wnn.definition.TrainingSet;

/**
 * Distances of some training images: for each the sum over all windows of the least distance of its
 * extensions. The images are copied into one block. Not thread-safe.
 */
public final class ImageDistances {

  private static final int LANES = TrainingBlocks.LANES;

  private final TrainingBlocks images;
  private final ImageIndex index;
  private final BlockVariants variants;
  private final ImageMinima minima;
  private final int costShift;
  private final int length;

  /**
   * Owns the minima; variants may be shared by one thread.
   *
   * @param costShift their sums are in units of {@code 2^costShift}
   */
  public ImageDistances(
      TrainingSet set,
      ImageIndex index,
      BlockVariants variants,
      ImageMinima minima,
      int costShift) {
    this.images = set.images();
    this.index = index;
    this.variants = variants;
    this.minima = minima;
    this.costShift = costShift;
    this.length = set.width() * set.height() * LANES;
  }

  /** Sets the query for the following distances. */
  public void begin(byte[] query) {
    minima.begin(query);
  }

  /** The distances are in units of {@code 2^costShift}. */
  public int costShift() {
    return costShift;
  }

  /** Elementary operations so far. */
  public long operations() {
    return minima.operations();
  }

  /**
   * Measures some images.
   *
   * @param chosen their numbers by {@link ImageIndex}
   * @param count number of images, 1 to {@value TrainingBlocks#LANES}
   * @param distances output, one per image
   */
  public void of(int[] chosen, int count, long[] distances) {
    byte[] block = block(chosen, count);
    minima.clear();
    for (int variant = 0; variant < variants.count(); variant++) {
      minima.update(variants.of(block, variant), count);
    }
    minima.sums(distances, count);
  }

  private byte[] block(int[] chosen, int count) {
    if (isBlock(chosen, count)) {
      return block(chosen[0]);
    }
    // A new one each time: variants of a block are kept as long as they are asked for the same.
    byte[] packed = new byte[length];
    for (int i = 0; i < count; i++) {
      TrainingBlocks.copy(block(chosen[i]), index.place(chosen[i]) % LANES, packed, i);
    }
    return packed;
  }

  private byte[] block(int image) {
    return images.of(index.label(image)).get(index.place(image) / LANES);
  }

  /** Whether the images are the first ones of a block, in order. */
  private boolean isBlock(int[] chosen, int count) {
    for (int i = 1; i < count; i++) {
      if (chosen[i] != chosen[0] + i) {
        return false;
      }
    }
    return index.place(chosen[0]) % LANES == 0
        && index.place(chosen[0]) + count <= images.size(index.label(chosen[0]));
  }
}
