package dev.weir.classifiers.wnn;

import java.util.List;

/** Sums over the pixels of the training images and their shifts. */
final class PixelDistance implements ClassDistance {

  private static final int BAND = 7;

  private final TrainingBlocks images;
  private final WindowNearest minima;
  private final BlockShift shift;
  private final int costShift;
  private final int radius;
  private final int rows;
  private final int band;

  PixelDistance(TrainingSet set, int radius, WindowNearest minima, int costShift) {
    this.images = set.images();
    this.minima = minima;
    this.shift = new BlockShift(set.width(), set.height(), set.width(), set.height());
    this.costShift = costShift;
    this.radius = radius;
    this.rows = minima.grid().down().windows();
    // Shifted blocks are not kept, so each is compared for all rows at once.
    this.band = radius == 0 ? BAND : rows;
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
  public long operations() {
    return minima.operations();
  }

  private void compare(int label, int from, int to) {
    List<byte[]> blocks = images.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      int size = images.imagesIn(label, i);
      for (int down = -radius; down <= radius; down++) {
        for (int right = -radius; right <= radius; right++) {
          byte[] moved = shift.move(blocks.get(i), right, down);
          minima.update(moved, size, radius == 0 ? i : 0, from, to);
        }
      }
    }
  }
}
