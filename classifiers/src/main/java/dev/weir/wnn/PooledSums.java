package dev.weir.wnn;

import java.util.List;

/**
 * Lower bounds of {@link PixelSums} from means of 2 x 2 pixels. An image shifted by an odd number
 * of pixels has the means of its other pairs; so four sets of means serve every shift.
 */
final class PooledSums implements ClassSums {

  private final TrainingSet set;
  private final WindowMinima minima;
  private final BlockShift[] shifts;
  private final int radius;
  private final Pooling pooling;
  private final byte[] cells;

  PooledSums(TrainingSet set, int radius, WindowMinima minima) {
    this.set = set;
    this.minima = minima;
    this.radius = radius;
    this.pooling = set.pooling(0, 0);
    this.cells = new byte[(set.width() / 2) * (set.height() / 2)];
    this.shifts = new BlockShift[set.shifted() ? 4 : 1];
    for (int offset = 0; offset < shifts.length; offset++) {
      Pooling from = set.pooling(offset % 2, offset / 2);
      shifts[offset] =
          new BlockShift(from.cellsAcross(), from.cellsDown(), set.width() / 2, set.height() / 2);
    }
  }

  @Override
  public void begin(byte[] query) {
    byte[] means = pooling.pool(query, 0);
    int across = set.width() / 2;
    for (int y = 0; y < set.height() / 2; y++) {
      System.arraycopy(means, y * pooling.cellsAcross(), cells, y * across, across);
    }
    minima.begin(cells);
  }

  @Override
  public long of(int label) {
    minima.clear();
    for (int down = -radius; down <= radius; down++) {
      for (int right = -radius; right <= radius; right++) {
        meet(label, right, down);
      }
    }
    return minima.sum();
  }

  private void meet(int label, int right, int down) {
    int offsetX = right & 1;
    int offsetY = down & 1;
    TrainingBlocks means = set.pooled(offsetX, offsetY);
    BlockShift shift = shifts[offsetX + 2 * offsetY];
    List<byte[]> blocks = means.of(label);
    for (int i = 0; i < blocks.size(); i++) {
      byte[] moved = shift.move(blocks.get(i), (right + offsetX) / 2, (down + offsetY) / 2);
      minima.meet(moved, means.imagesIn(label, i));
    }
  }
}
