package dev.weir.classifiers.wnn;

import java.util.List;

/**
 * Lower bounds of {@link PixelDistance}, for each row of windows, from means of 2 x 2 pixels. An
 * image shifted by an odd number of pixels has means of other pairs, so four sets of means cover
 * all shifts. The means of images that are rotated or scaled are computed each time.
 */
final class PooledDistanceBound {

  private final TrainingSet set;
  private final WindowAxis rows;
  private final WindowNearest minima;
  private final int costShift;
  private final BlockShift[] shifts;
  private final BlockVariants variants;
  private final Pooling pooling;
  private final byte[] cells;
  private final byte[] made;

  PooledDistanceBound(
      TrainingSet set, Extension extension, WindowAxis rows, WindowNearest minima, int costShift) {
    this.set = set;
    this.rows = rows;
    this.costShift = costShift;
    this.minima = minima;
    this.variants = new BlockVariants(extension, set.width(), set.height());
    this.pooling = set.pooling(0, 0);
    this.cells = new byte[(set.width() / 2) * (set.height() / 2)];
    this.made = new byte[extension.hasOnlyShifts() ? 0 : cells.length * TrainingBlocks.LANES];
    this.shifts = new BlockShift[set.shifted() ? 4 : 1];
    for (int offset = 0; offset < shifts.length; offset++) {
      Pooling from = set.pooling(offset % 2, offset / 2);
      shifts[offset] =
          new BlockShift(from.cellsAcross(), from.cellsDown(), set.width() / 2, set.height() / 2);
    }
  }

  /** Sets the query for the following bounds. */
  void begin(byte[] query) {
    byte[] means = pooling.pool(query, 0);
    int across = set.width() / 2;
    for (int y = 0; y < set.height() / 2; y++) {
      System.arraycopy(means, y * pooling.cellsAcross(), cells, y * across, across);
    }
    minima.begin(cells);
  }

  /**
   * Computes the bounds of a class.
   *
   * @param rest output: bounds of the sum over all rows of windows from each row on, in units of 1;
   *     the last element, 0, is unchanged
   */
  void bound(int label, long[] rest) {
    minima.clear();
    for (int variant = 0; variant < variants.shiftedOnly(); variant++) {
      compare(label, variants.right(variant), variants.down(variant));
    }
    if (variants.count() > variants.shiftedOnly()) {
      pool(label);
    }
    WindowAxis cells = minima.grid().down();
    long sum = 0;
    for (int y = rows.side() - 1; y >= 0; y--) {
      sum += minima.sumOfRow(cells.windowOf(y), minima.grid().weightsOfPixels(y)) << costShift;
      rest[rows.windowOf(y)] = sum;
    }
  }

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  long operations() {
    return minima.operations();
  }

  /** Compares with the images that are rotated or scaled. */
  private void pool(int label) {
    TrainingBlocks images = set.images();
    List<byte[]> blocks = images.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      for (int variant = variants.shiftedOnly(); variant < variants.count(); variant++) {
        byte[] pixels = variants.of(blocks.get(i), variant);
        Pooling.poolBlock(pixels, set.width(), set.height(), made);
        minima.update(made, images.imagesIn(label, i), 0, 0, minima.grid().down().windows());
      }
    }
  }

  private void compare(int label, int right, int down) {
    int offsetX = right & 1;
    int offsetY = down & 1;
    TrainingBlocks means = set.pooled(offsetX, offsetY);
    BlockShift shift = shifts[offsetX + 2 * offsetY];
    List<byte[]> blocks = means.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      byte[] moved = shift.move(blocks.get(i), (right - offsetX) / 2, (down - offsetY) / 2);
      minima.update(moved, means.imagesIn(label, i), 0, 0, minima.grid().down().windows());
    }
  }
}
