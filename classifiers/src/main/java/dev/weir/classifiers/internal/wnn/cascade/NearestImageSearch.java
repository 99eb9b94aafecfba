package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.distance.ImageDistances;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.distance.MeansBound;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Finds the training image with the least distance, the sum over all windows of the least distance
 * of the image's extensions. All images are bounded from below; those that may be the nearest are
 * measured in 16 bits, most promising first, and the last few exactly. For the class alone, images
 * of the class that is nearest so far need not be measured. Not thread-safe.
 */
public final class NearestImageSearch {

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
  private final Supplier<ImageBounds> many;

  /** Bounds of all images by means, in their units. */
  private final int[] ofMeans;

  /** For many queries at once; null until they come, and if there are none. */
  private ImageBounds ofMany;

  /** Lower bounds of all images, in units of {@code 2^boundShift}; all 0 if there are none. */
  private int[] bounds;

  private int boundShift;
  private boolean isBounded;

  /** Images left to measure, by bound, see {@link #key}. */
  private final long[] left;

  /** Images measured in 16 bits, by distance, see {@link #key}. */
  private final long[] measured;

  private final int[] chosen = new int[LANES];
  private final long[] distances = new long[LANES];
  private int found;
  private int waiting;

  /** The measured image with the least lower bound, see {@link #key}. */
  private long best;

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
   * @param many creates lower bounds for many queries at once; null if there are none
   */
  NearestImageSearch(
      TrainingBlocks images,
      ImageIndex index,
      int brightest,
      MeansBound means,
      ImageDistances coarse,
      long gap,
      ImageDistances exact,
      Supplier<ImageBounds> many) {
    this.images = images;
    this.index = index;
    this.means = means;
    this.coarse = coarse;
    this.gap = gap;
    this.exact = exact;
    this.brightest = brightest;
    this.many = many;
    this.ofMeans = new int[index.size()];
    this.left = new long[index.size()];
    this.measured = new long[index.size()];
  }

  /**
   * Sets the query and bounds all images by means. 16 bits could overflow for an image brighter
   * than the training images, so bounds are computed for the image limited to their brightness:
   * they remain lower bounds, because it is nearer to all of them.
   */
  public void begin(byte[] query) {
    byte[] limited = limited(query);
    if (means != null) {
      means.bound(limited, ofMeans);
    }
    begin(query, limited, ofMeans, means == null ? 0 : means.costShift());
    isBounded = means != null;
  }

  private void begin(byte[] query, byte[] limited, int[] lower, int shift) {
    bounds = lower;
    boundShift = shift;
    isBounded = true;
    isBrighter = isBrighter(query);
    coarse.begin(limited);
    exact.begin(query);
  }

  private byte[] limited(byte[] query) {
    byte[] limited = query.clone();
    for (int k = 0; k < query.length; k++) {
      limited[k] = (byte) Math.min(query[k] & 0xff, brightest);
    }
    return limited;
  }

  /** Whether a query is brighter than the training images and their extensions. */
  public boolean isBrighter(byte[] query) {
    for (byte pixel : query) {
      if ((pixel & 0xff) > brightest) {
        return true;
      }
    }
    return false;
  }

  /** How many queries at once {@link #nearest(byte[][], int)} takes; 1 if more are no faster. */
  public int most() {
    if (ofMany == null && many != null) {
      ofMany = many.get();
    }
    return ofMany == null ? 1 : ofMany.most();
  }

  /**
   * The classes of the images nearest to some queries that are not brighter than the training
   * images.
   *
   * @param count number of queries, at most {@link #most}
   */
  public Nearest[] nearest(byte[][] queries, int count) {
    Nearest[] nearest = new Nearest[count];
    ofMany.begin(queries, count);
    for (int query = 0; query < count; query++) {
      nearest[query] = nearest(queries[query], ofMany.of(0, query), ofMany.shift());
    }
    return nearest;
  }

  /**
   * The class of the image nearest to a query that is not brighter than the training images.
   *
   * @param lower lower bounds of all images, in units of {@code 2^shift}
   */
  public Nearest nearest(byte[] query, int[] lower, int shift) {
    begin(query, query, lower, shift);
    return nearest();
  }

  /** The exact distance of a class: that of its nearest image. */
  public long distance(int label) {
    measure(index.start(label), index.start(label + 1), true);
    return isCoarseExact() ? bound(measured[0], coarse.costShift()) : exactly()[0];
  }

  /** The class of the nearest image, the lowest of equally near ones, and how it was found. */
  public Nearest nearest() {
    measure(0, index.size(), false);
    if (isOneClass(found)) {
      return new Nearest(label(measured[0]), Decision.POOLED);
    }
    if (isCoarseExact() || isOneClass(candidates())) {
      return new Nearest(label(measured[0]), Decision.BITS16);
    }
    int label = index.label((int) exactly()[1]);
    if (label != label(best)) {
      measure(0, index.size(), true);
      label = index.label((int) exactly()[1]);
    }
    return new Nearest(label, Decision.EXACT);
  }

  /**
   * The class of the nearest image.
   *
   * @param label the class
   * @param decision the stage that left only this class
   */
  public record Nearest(int label, Decision decision) {}

  private boolean isCoarseExact() {
    return gap == 0 && !isBrighter;
  }

  /**
   * Measures images in 16 bits, most promising first, while one may be the nearest.
   *
   * @param all whether the nearest image is wanted; otherwise only its class, so images of the
   *     class that leads are left out
   */
  private void measure(int from, int to, boolean all) {
    found = 0;
    best = Long.MAX_VALUE;
    upper = Long.MAX_VALUE;
    int first = lowest(from, to);
    long last = left[first - 1];
    copy(0, first);
    measureChosen(first);
    waiting = 0;
    for (int image = from; image < to; image++) {
      long key = key(bounds[image], image);
      if (key > last && lower(key) <= upper) {
        left[waiting++] = key;
      }
    }
    Arrays.sort(left, 0, waiting);
    if (isBounded) {
      for (int count = choose(all); count > 0; count = choose(all)) {
        measureChosen(count);
      }
    } else {
      measureBlocks();
    }
    Arrays.sort(measured, 0, found);
  }

  /** Takes the most promising images, as many as fit into a block, from those that wait. */
  private int choose(boolean all) {
    int label = label(best);
    int count = 0;
    int kept = 0;
    for (int i = 0; i < waiting; i++) {
      boolean isWanted = all || !isOf(label, (int) left[i]);
      if (isWanted && count < LANES && lower(left[i]) <= upper) {
        chosen[count++] = (int) left[i];
      } else {
        left[kept++] = left[i];
      }
    }
    waiting = kept;
    return count;
  }

  /** Without bounds, images are measured in blocks, which need no copy. */
  private void measureBlocks() {
    for (int at = 0; at < waiting; ) {
      int count = chunkOf((int) left[at], waiting - at);
      copy(at, count);
      measureChosen(count);
      at += count;
    }
  }

  private void copy(int at, int count) {
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) left[at + i];
    }
  }

  private long lower(long key) {
    return bound(key, boundShift);
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

  private int chunkOf(int image, int most) {
    if (isBounded) {
      return Math.min(LANES, most);
    }
    int place = index.place(image);
    int ofClass = Math.min(LANES - place % LANES, images.size(index.label(image)) - place);
    return Math.min(ofClass, most);
  }

  private void measureChosen(int count) {
    Arrays.sort(chosen, 0, count);
    coarse.of(chosen, count, distances);
    for (int i = 0; i < count; i++) {
      long key = key((int) distances[i], chosen[i]);
      measured[found++] = key;
      best = Math.min(best, key);
    }
    if (!isBrighter) {
      upper = bound(best, coarse.costShift()) + gap;
    }
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
      if (!isOf(label, (int) measured[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isOf(int label, int image) {
    return image >= index.start(label) && image < index.start(label + 1);
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
  public long operations() {
    long bounding = means == null ? 0 : means.operations();
    long together = ofMany == null ? 0 : ofMany.operations();
    return bounding + together + coarse.operations() + exact.operations();
  }

  /** One block in each way. The image may be brighter than the training images. */
  public Runnable trial(byte[] image) {
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
