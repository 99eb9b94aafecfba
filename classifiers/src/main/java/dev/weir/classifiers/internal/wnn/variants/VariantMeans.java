package dev.weir.classifiers.internal.wnn.variants;

import dev.weir.classifiers.internal.wnn.blocks.Pooling;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.wnn.definition.TrainingSet;

/**
 * Means of 2 x 2 pixels of the variants of a training set's blocks. An image shifted by an odd
 * number of pixels has means of other pairs, so the set keeps four means of each; those of images
 * that are rotated or scaled are computed each time. Owns scratch memory; not thread-safe.
 */
public final class VariantMeans {

  private final TrainingSet set;
  private final BlockVariants variants;
  private final BlockShift[] shifts;
  private final int across;
  private final int down;
  private final byte[] made;

  /** Variants may be shared by one thread. */
  public VariantMeans(TrainingSet set, BlockVariants variants) {
    this.set = set;
    this.variants = variants;
    this.across = set.width() / 2;
    this.down = set.height() / 2;
    boolean onlyShifts = variants.count() == variants.shiftedOnly();
    this.made = new byte[onlyShifts ? 0 : across * down * TrainingBlocks.LANES];
    this.shifts = new BlockShift[set.shifted() ? 4 : 1];
    for (int offset = 0; offset < shifts.length; offset++) {
      Pooling from = set.pooling(offset % 2, offset / 2);
      shifts[offset] = new BlockShift(from.cellsAcross(), from.cellsDown(), across, down);
    }
  }

  /** Number of variants. */
  public int count() {
    return variants.count();
  }

  /** The means of an image, of whole cells only. */
  public byte[] of(byte[] image) {
    Pooling pooling = set.pooling(0, 0);
    byte[] means = pooling.pool(image, 0);
    byte[] cells = new byte[across * down];
    for (int y = 0; y < down; y++) {
      System.arraycopy(means, y * pooling.cellsAcross(), cells, y * across, across);
    }
    return cells;
  }

  /**
   * The means of a variant of a block's images.
   *
   * @return valid until the next call
   */
  public byte[] of(int label, int block, int variant) {
    if (variant < variants.shiftedOnly()) {
      return shifted(label, block, variants.right(variant), variants.down(variant));
    }
    byte[] pixels = variants.of(set.images().of(label).get(block), variant);
    Pooling.poolBlock(pixels, set.width(), set.height(), made);
    return made;
  }

  private byte[] shifted(int label, int block, int right, int below) {
    int offsetX = right & 1;
    int offsetY = below & 1;
    byte[] means = set.pooled(offsetX, offsetY).of(label).get(block);
    return shifts[offsetX + 2 * offsetY].move(means, (right - offsetX) / 2, (below - offsetY) / 2);
  }
}
