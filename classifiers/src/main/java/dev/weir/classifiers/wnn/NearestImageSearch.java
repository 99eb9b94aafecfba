package dev.weir.classifiers.wnn;

import dev.weir.classifiers.wnn.WnnScorer.Decision;
import java.util.Arrays;

/**
 * Finds the training image with the least distance, the sum over all windows of the least distance
 * of the image's extensions. All images are bounded by means of 2 x 2 pixels; those that may be the
 * nearest are measured in 16 bits, most promising first, and the last few exactly. Not thread-safe.
 */
final class NearestImageSearch {

  private static final int LANES = TrainingBlocks.LANES;

  /** Images measured exactly at once. */
  private static final int EXACT = 8;

  private final TrainingBlocks images;
  private final ImageIndex index;
  private final MeansBound means;
  private final ImageDistances coarse;
  private final long gap;
  private final ImageDistances exact;
  private final int brightest;

  /** Bounds of all images by means, in their units. */
  private final int[] bounds;

  /** Images left to measure, by bound, see {@link #key}. */
  private final long[] left;

  /** Images measured in 16 bits, by distance, see {@link #key}. */
  private final long[] measured;

  private final int[] chosen = new int[LANES];
  private final long[] distances = new long[LANES];
  private int found;
  private boolean isBrighter;

  /** No image with a greater lower bound is the nearest. */
  private long upper;

  /**
   * Owns the stages.
   *
   * @param brightest upper bound of the pixels of the training images and their extensions
   * @param means lower bounds of all images; null if there are none
   * @param coarse lower bounds in 16 bits
   * @param gap maximum error of a bound of {@code coarse}
   * @param exact exact distances
   */
  NearestImageSearch(
      TrainingBlocks images,
      ImageIndex index,
      int brightest,
      MeansBound means,
      ImageDistances coarse,
      long gap,
      ImageDistances exact) {
    this.images = images;
    this.index = index;
    this.means = means;
    this.coarse = coarse;
    this.gap = gap;
    this.exact = exact;
    this.brightest = brightest;
    this.bounds = new int[index.size()];
    this.left = new long[index.size()];
    this.measured = new long[index.size()];
  }

  /**
   * Sets the query and bounds all images. 16 bits could overflow for an image brighter than the
   * training images, so bounds are computed for the image limited to their brightness: they remain
   * lower bounds, because it is nearer to all of them.
   */
  void begin(byte[] query) {
    byte[] limited = query.clone();
    isBrighter = false;
    for (int k = 0; k < query.length; k++) {
      if ((query[k] & 0xff) > brightest) {
        limited[k] = (byte) brightest;
        isBrighter = true;
      }
    }
    if (means != null) {
      means.bound(limited, bounds);
    }
    coarse.begin(limited);
    exact.begin(query);
  }

  /** The exact distance of a class: that of its nearest image. */
  long distance(int label) {
    measure(index.start(label), index.start(label + 1));
    return isCoarseExact() ? bound(measured[0], coarse.costShift()) : exactly()[0];
  }

  /** The class of the nearest image, the lowest of equally near ones, and how it was found. */
  Nearest nearest() {
    measure(0, index.size());
    if (isOneClass(found)) {
      return new Nearest(label(measured[0]), Decision.POOLED);
    }
    if (isCoarseExact() || isOneClass(candidates())) {
      return new Nearest(label(measured[0]), Decision.BITS16);
    }
    return new Nearest(index.label((int) exactly()[1]), Decision.EXACT);
  }

  /**
   * The class of the nearest image.
   *
   * @param label the class
   * @param decision the stage that left only this class
   */
  record Nearest(int label, Decision decision) {}

  private boolean isCoarseExact() {
    return gap == 0 && !isBrighter;
  }

  /** Measures images in 16 bits, most promising first, while one may be the nearest. */
  private void measure(int from, int to) {
    found = 0;
    upper = Long.MAX_VALUE;
    int first = lowest(from, to);
    long last = left[first - 1];
    measureChunk(0, first);
    int count = 0;
    for (int image = from; image < to; image++) {
      long key = key(bounds[image], image);
      if (key > last && meansBound(key) <= upper) {
        left[count++] = key;
      }
    }
    Arrays.sort(left, 0, count);
    for (int at = 0; at < count && meansBound(left[at]) <= upper; ) {
      at += measureChunk(at, chunk(at, count));
    }
    Arrays.sort(measured, 0, found);
  }

  private long meansBound(long key) {
    return means == null ? 0 : bound(key, means.costShift());
  }

  /** The images with the lowest bounds, in order: as many as fit into a block. */
  private int lowest(int from, int to) {
    int most = chunkOf(from, to - from);
    int count = 0;
    for (int image = from; image < to; image++) {
      long key = key(bounds[image], image);
      if (count < most || key < left[count - 1]) {
        int at = -1 - Arrays.binarySearch(left, 0, count, key);
        System.arraycopy(left, at, left, at + 1, Math.min(count, most - 1) - at);
        left[at] = key;
        count = Math.min(count + 1, most);
      }
    }
    return count;
  }

  private int chunk(int at, int count) {
    return means == null ? chunkOf((int) left[at], count - at) : Math.min(LANES, count - at);
  }

  /** Without bounds, images are measured in blocks, which need no copy. */
  private int chunkOf(int image, int most) {
    if (means != null) {
      return Math.min(LANES, most);
    }
    int place = index.place(image);
    int ofClass = Math.min(LANES - place % LANES, images.size(index.label(image)) - place);
    return Math.min(ofClass, most);
  }

  private int measureChunk(int at, int count) {
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) left[at + i];
    }
    Arrays.sort(chosen, 0, count);
    coarse.of(chosen, count, distances);
    for (int i = 0; i < count; i++) {
      long key = key((int) distances[i], chosen[i]);
      measured[found++] = key;
      if (!isBrighter) {
        upper = Math.min(upper, bound(key, coarse.costShift()) + gap);
      }
    }
    return count;
  }

  /** Number of measured images that may be the nearest. */
  private int candidates() {
    int count = 0;
    while (count < found && bound(measured[count], coarse.costShift()) <= upper) {
      count++;
    }
    return count;
  }

  private boolean isOneClass(int count) {
    int label = label(measured[0]);
    for (int i = 1; i < count; i++) {
      int image = (int) measured[i];
      if (image < index.start(label) || image >= index.start(label + 1)) {
        return false;
      }
    }
    return true;
  }

  /** The least exact distance and its image, the first of equally near ones. */
  private long[] exactly() {
    int count = candidates();
    long[] nearest = {Long.MAX_VALUE, 0};
    for (int at = 0; at < count; at += EXACT) {
      if (bound(measured[at], coarse.costShift()) > nearest[0]) {
        break;
      }
      exactly(at, Math.min(EXACT, count - at), nearest);
    }
    return nearest;
  }

  private void exactly(int at, int count, long[] nearest) {
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) measured[at + i];
    }
    exact.of(chosen, count, distances);
    for (int i = 0; i < count; i++) {
      boolean isFirst = distances[i] == nearest[0] && chosen[i] < nearest[1];
      if (distances[i] < nearest[0] || isFirst) {
        nearest[0] = distances[i];
        nearest[1] = chosen[i];
      }
    }
  }

  private int label(long key) {
    return index.label((int) key);
  }

  /** Orders images by a bound of less than 2^31, then by number. */
  private static long key(int bound, int image) {
    return (long) bound << Integer.SIZE | image;
  }

  private static long bound(long key, int shift) {
    return key >> Integer.SIZE << shift;
  }

  /** Elementary operations so far. */
  long operations() {
    long bounding = means == null ? 0 : means.operations();
    return bounding + coarse.operations() + exact.operations();
  }

  /** One block in each way. The image may be brighter than the training images. */
  Runnable trial(byte[] image) {
    int count = Math.min(LANES, images.size(0));
    int[] first = new int[LANES];
    Arrays.setAll(first, i -> i);
    long[] sums = new long[LANES];
    return () -> {
      if (means != null) {
        means.trial(image);
      }
      coarse.begin(image);
      coarse.of(first, count, sums);
      exact.begin(image);
      exact.of(first, Math.min(EXACT, count), sums);
    };
  }
}
