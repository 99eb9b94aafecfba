package dev.weir.wnn;

import java.util.List;

/** Sums over the pixels of the training images and their shifts. */
final class PixelSums implements ClassSums {

  private final TrainingBlocks images;
  private final WindowMinima minima;
  private final BlockShift shift;
  private final int radius;

  PixelSums(TrainingSet set, int radius, WindowMinima minima) {
    this.images = set.images();
    this.minima = minima;
    this.shift = new BlockShift(set.width(), set.height(), set.width(), set.height());
    this.radius = radius;
  }

  @Override
  public void begin(byte[] query) {
    minima.begin(query);
  }

  @Override
  public long of(int label) {
    minima.clear();
    List<byte[]> blocks = images.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      for (int down = -radius; down <= radius; down++) {
        for (int right = -radius; right <= radius; right++) {
          minima.meet(shift.move(blocks.get(i), right, down), images.imagesIn(label, i));
        }
      }
    }
    return minima.sum();
  }
}
