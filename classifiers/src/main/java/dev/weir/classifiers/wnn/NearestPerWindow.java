package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.cascade.WnnSetup;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Finds, for one image, the nearest training images of a class in every window. Window sums come
 * from a summed-area table. Not thread-safe.
 */
final class NearestPerWindow {

  private final TrainingSet training;
  private final WindowSelection selection;
  private final BlockVariants variants;
  private final byte[] image;
  private final int width;
  private final int height;
  private final int radius;
  private final long[] powers;

  /** The sum of costs above and to the left of each pixel corner. */
  private final long[] area;

  /** For each window the k least distances so far, in order. */
  private final long[][] least;

  private final ShiftedImage[] nearest;

  NearestPerWindow(WnnSetup setup, byte[] image) {
    this.training = setup.training();
    this.selection = setup.selection();
    WnnParameters parameters = setup.parameters();
    this.image = image;
    this.width = training.width();
    this.height = training.height();
    this.variants = setup.newVariants();
    this.radius = Math.min(parameters.window() / 2, Math.max(width, height));
    this.powers = setup.powers().table();
    this.area = new long[(width + 1) * (height + 1)];
    this.least = new long[width * height][parameters.neighbours()];
    this.nearest = new ShiftedImage[width * height];
  }

  /** Compares with all training images of a class, and all that they represent. */
  void search(int label) {
    clear();
    forEach(label, this::compare);
  }

  /**
   * Compares with the training images of a class one by one, each with all that it represents, and
   * keeps the one with the least sum over the windows that count, the first of equal ones.
   */
  void searchByImage(int label) {
    BitSet kept = selection.toBitSet();
    long[][] best = new long[least.length][];
    ShiftedImage[] chosen = new ShiftedImage[least.length];
    long[] sums = {Long.MAX_VALUE};
    forEach(
        label,
        (made, place) -> {
          clear();
          compare(made, place);
          long sum = kept.stream().mapToLong(window -> least[window][0]).sum();
          if (sum < sums[0]) {
            sums[0] = sum;
            Arrays.setAll(best, window -> least[window].clone());
            System.arraycopy(nearest, 0, chosen, 0, chosen.length);
          }
        });
    Arrays.setAll(least, window -> best[window]);
    System.arraycopy(chosen, 0, nearest, 0, chosen.length);
  }

  private void clear() {
    for (long[] each : least) {
      Arrays.fill(each, Long.MAX_VALUE);
    }
  }

  /** Calls with all variants of a block, and the place of each of its images. */
  private void forEach(int label, ObjIntConsumer<byte[][]> compared) {
    List<byte[]> blocks = training.images().of(label);
    byte[][] made = new byte[variants.count()][];
    for (int block = 0; block < blocks.size(); block++) {
      for (int variant = 0; variant < made.length; variant++) {
        made[variant] = variants.of(blocks.get(block), variant).clone();
      }
      for (int lane = 0; lane < training.images().imagesIn(label, block); lane++) {
        compared.accept(made, block * TrainingBlocks.LANES + lane);
      }
    }
  }

  private void compare(byte[][] made, int place) {
    for (int variant = 0; variant < made.length; variant++) {
      sum(made[variant], place % TrainingBlocks.LANES);
      update(place, variant);
    }
  }

  /** For each window the sum of its k least distances. */
  long[] distances() {
    return Arrays.stream(least).mapToLong(each -> Arrays.stream(each).sum()).toArray();
  }

  ShiftedImage[] choices() {
    return nearest.clone();
  }

  private void sum(byte[] block, int lane) {
    for (int y = 0; y < height; y++) {
      long row = 0;
      int above = y * (width + 1);
      int below = above + width + 1;
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        int there = block[at * TrainingBlocks.LANES + lane] & 0xff;
        row += powers[Math.abs((image[at] & 0xff) - there)];
        area[below + x + 1] = area[above + x + 1] + row;
      }
    }
  }

  private void update(int place, int variant) {
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - radius) * (width + 1);
      int bottom = Math.min(height, y + radius + 1) * (width + 1);
      for (int x = 0; x < width; x++) {
        int from = Math.max(0, x - radius);
        int to = Math.min(width, x + radius + 1);
        long distance = area[bottom + to] - area[bottom + from] - area[top + to] + area[top + from];
        keep(y * width + x, distance, place, variant);
      }
    }
  }

  private void keep(int window, long distance, int place, int variant) {
    long[] kept = least[window];
    if (distance >= kept[kept.length - 1]) {
      return;
    }
    if (distance < kept[0]) {
      nearest[window] =
          new ShiftedImage(
              place, variants.right(variant), variants.down(variant), variants.change(variant));
    }
    int rank = kept.length - 1;
    for (; rank > 0 && kept[rank - 1] > distance; rank--) {
      kept[rank] = kept[rank - 1];
    }
    kept[rank] = distance;
  }
}
