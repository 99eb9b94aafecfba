package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.minima.WindowNearest;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.List;

/** Sums over the pixels of the training images and all that they represent. */
public final class PixelDistance implements ClassDistance {

  private static final int BAND = 7;

  private final TrainingBlocks images;
  private final WindowNearest minima;
  private final BlockVariants variants;
  private final int costShift;
  private final int rows;
  private final int band;

  public PixelDistance(TrainingSet set, Extension extension, WindowNearest minima, int costShift) {
    this.images = set.images();
    this.minima = minima;
    this.variants = new BlockVariants(extension, set.width(), set.height());
    this.costShift = costShift;
    this.rows = minima.grid().down().windows();
    // Variants are not kept, so each is compared for all rows at once.
    this.band = variants.count() == 1 ? BAND : rows;
  }

  @Override
  public void begin(byte[] query) {
    minima.begin(query);
  }

  @Override
  public long of(int label, long[] rest, long limit) {
    minima.clear();
    long sum = 0;
    for (int from = 0; from < rows; from += band) {
      int to = Math.min(rows, from + band);
      compare(label, from, to);
      sum += minima.sum(from, to) << costShift;
      if (sum + rest[to] > limit) {
        return sum + rest[to];
      }
    }
    return sum;
  }

  @Override
  public void windows(int label, long[] distances) {
    minima.clear();
    compare(label, 0, rows);
    for (int pixel = 0; pixel < distances.length; pixel++) {
      WindowGrid grid = minima.grid();
      distances[pixel] = grid.isKept(pixel) ? minima.least(grid.windowOf(pixel)) << costShift : 0;
    }
  }

  @Override
  public long[] terms(int label) {
    minima.clear();
    compare(label, 0, rows);
    long[] terms = new long[minima.grid().windows()];
    for (int window = 0; window < terms.length; window++) {
      terms[window] = minima.grid().weight(window) * (minima.least(window) << costShift);
    }
    return terms;
  }

  @Override
  public long operations() {
    return minima.operations();
  }

  private void compare(int label, int from, int to) {
    List<byte[]> blocks = images.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      int size = images.imagesIn(label, i);
      for (int variant = 0; variant < variants.count(); variant++) {
        int slot = variants.count() == 1 ? i : 0;
        minima.update(variants.of(blocks.get(i), variant), size, slot, from, to);
      }
    }
  }
}
