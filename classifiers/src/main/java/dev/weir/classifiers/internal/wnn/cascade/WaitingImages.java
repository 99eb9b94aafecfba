package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import java.util.Arrays;

/**
 * The training images that are left to measure for a query, the most promising first. At most as
 * many as fit into a block are taken at once. Not thread-safe.
 */
final class WaitingImages {

  private static final int LANES = TrainingBlocks.LANES;

  private final TrainingBlocks images;
  private final ImageIndex index;

  /** Lower bounds of all images, in units of {@code 2^shift}. */
  private int[] lower;

  private int shift;
  private boolean isBounded;

  /** By bound, see {@link ImageKeys}. */
  private final long[] keys;

  /** The last one of those taken first. */
  private long last;

  private int waiting;

  /** The next one if there are no bounds. */
  private int next;

  WaitingImages(TrainingBlocks images, ImageIndex index) {
    this.images = images;
    this.index = index;
    this.keys = new long[index.size()];
  }

  /**
   * Sets the bounds.
   *
   * @param bounds lower bounds of all images, in units of {@code 2^boundShift}
   * @param areBounds whether they are any; otherwise all are 0, and images are taken in blocks,
   *     which need no copy
   */
  void begin(int[] bounds, int boundShift, boolean areBounds) {
    lower = bounds;
    shift = boundShift;
    isBounded = areBounds;
  }

  /** Chooses the images with the lowest bounds, in order: as many as fit into a block. */
  int first(int from, int to, int[] chosen) {
    int most = chunkOf(from, to - from);
    int count = 0;
    for (int image = from; image < to; image++) {
      long key = ImageKeys.of(lower[image], image);
      if (count < most || key < keys[count - 1]) {
        int at = -1 - Arrays.binarySearch(keys, 0, count, key);
        System.arraycopy(keys, at, keys, at + 1, Math.min(count, most - 1) - at);
        keys[at] = key;
        count = Math.min(count + 1, most);
      }
    }
    last = keys[count - 1];
    return take(0, count, chosen);
  }

  /** Lets the others wait that may be near enough. */
  void addRest(int from, int to, long upper) {
    waiting = 0;
    next = 0;
    for (int image = from; image < to; image++) {
      long key = ImageKeys.of(lower[image], image);
      if (key > last && ImageKeys.bound(key, shift) <= upper) {
        keys[waiting++] = key;
      }
    }
    Arrays.sort(keys, 0, waiting);
  }

  /** Takes the next images that may be near enough. */
  int next(long upper, int[] chosen) {
    return next(0, 0, upper, chosen);
  }

  /** The same without those of a class, if there are bounds. */
  int next(int label, long upper, int[] chosen) {
    return next(index.start(label), index.start(label + 1), upper, chosen);
  }

  /** Leaves out the images from one up to another. */
  private int next(int unwanted, int end, long upper, int[] chosen) {
    if (!isBounded) {
      return nextOfBlock(chosen);
    }
    int count = 0;
    int kept = 0;
    for (int i = 0; i < waiting; i++) {
      int image = ImageKeys.image(keys[i]);
      boolean isWanted = image < unwanted || image >= end;
      if (isWanted && count < LANES && ImageKeys.bound(keys[i], shift) <= upper) {
        chosen[count++] = image;
      } else {
        keys[kept++] = keys[i];
      }
    }
    waiting = kept;
    return count;
  }

  private int nextOfBlock(int[] chosen) {
    int count = next < waiting ? chunkOf(ImageKeys.image(keys[next]), waiting - next) : 0;
    next += count;
    return take(next - count, count, chosen);
  }

  private int take(int first, int count, int[] chosen) {
    for (int i = 0; i < count; i++) {
      chosen[i] = ImageKeys.image(keys[first + i]);
    }
    return count;
  }

  private int chunkOf(int image, int most) {
    if (isBounded) {
      return Math.min(LANES, most);
    }
    int place = index.place(image);
    int ofClass = Math.min(LANES - place % LANES, images.size(index.label(image)) - place);
    return Math.min(ofClass, most);
  }
}
