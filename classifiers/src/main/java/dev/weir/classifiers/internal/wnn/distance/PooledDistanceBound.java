package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.WindowNearest;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.variants.VariantMeans;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;

/** Lower bounds of {@link PixelDistance}, for each row of windows, from means of 2 x 2 pixels. */
public final class PooledDistanceBound {

  private final TrainingSet set;
  private final WindowAxis rows;
  private final WindowNearest minima;
  private final int costShift;
  private final VariantMeans means;

  public PooledDistanceBound(
      TrainingSet set, Extension extension, WindowAxis rows, WindowNearest minima, int costShift) {
    this.set = set;
    this.rows = rows;
    this.costShift = costShift;
    this.minima = minima;
    this.means = new VariantMeans(set, new BlockVariants(extension, set.width(), set.height()));
  }

  /** Sets the query for the following bounds. */
  public void begin(byte[] query) {
    minima.begin(means.of(query));
  }

  /**
   * Computes the bounds of a class.
   *
   * @param rest output: bounds of the sum over all rows of windows from each row on, in units of 1;
   *     the last element, 0, is unchanged
   */
  public void bound(int label, long[] rest) {
    minima.clear();
    compare(label);
    WindowAxis cells = minima.grid().down();
    long sum = 0;
    for (int y = rows.side() - 1; y >= 0; y--) {
      sum += minima.sumOfRow(cells.windowOf(y), minima.grid().weightsOfPixels(y)) << costShift;
      rest[rows.windowOf(y)] = sum;
    }
  }

  /** Elementary operations so far; see {@link WindowNearest#operations}. */
  public long operations() {
    return minima.operations();
  }

  private void compare(int label) {
    TrainingBlocks images = set.images();
    int blocks = images.of(label).size();
    int rowsOfWindows = minima.grid().down().windows();
    for (int block = 0; block < blocks; block++) {
      for (int variant = 0; variant < means.count(); variant++) {
        byte[] cells = means.of(label, block, variant);
        minima.update(cells, images.imagesIn(label, block), 0, 0, rowsOfWindows);
      }
    }
  }
}
