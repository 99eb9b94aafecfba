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

  private final WaitingImages waiting;

  /** Keys of the images measured in 16 bits, by distance. */
  private final long[] measured;

  private final int[] chosen = new int[LANES];
  private final long[] distances = new long[LANES];
  private int found;

  /** The measured image with the least lower bound, by its key. */
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
    this.waiting = new WaitingImages(images, index);
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
    waiting.begin(ofMeans, means == null ? 0 : means.costShift(), means != null);
    begin(query, limited);
  }

  private void begin(byte[] query, byte[] limited) {
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
    waiting.begin(lower, shift, true);
    begin(query, query);
    return nearest();
  }

  /** The exact distance of a class: that of its nearest image. */
  public long distance(int label) {
    measure(index.start(label), index.start(label + 1), true);
    return isCoarseExact() ? ImageKeys.bound(measured[0], coarse.costShift()) : exactly()[0];
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
    measureChosen(waiting.first(from, to, chosen));
    waiting.addRest(from, to, upper);
    for (int count = next(all); count > 0; count = next(all)) {
      measureChosen(count);
    }
    Arrays.sort(measured, 0, found);
  }

  private int next(boolean all) {
    return all ? waiting.next(upper, chosen) : waiting.next(label(best), upper, chosen);
  }

  private void measureChosen(int count) {
    Arrays.sort(chosen, 0, count);
    coarse.of(chosen, count, distances);
    for (int i = 0; i < count; i++) {
      long key = ImageKeys.of((int) distances[i], chosen[i]);
      measured[found++] = key;
      best = Math.min(best, key);
    }
    if (!isBrighter) {
      upper = ImageKeys.bound(best, coarse.costShift()) + gap;
    }
  }

  /** Number of measured images that may be the nearest. */
  private int candidates() {
    int count = 0;
    while (count < found && ImageKeys.bound(measured[count], coarse.costShift()) <= upper) {
      count++;
    }
    return count;
  }

  private boolean isOneClass(int count) {
    int label = label(measured[0]);
    for (int i = 1; i < count; i++) {
      if (!index.isOf(label, ImageKeys.image(measured[i]))) {
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
      if (ImageKeys.bound(measured[at], coarse.costShift()) > nearest[0]) {
        break;
      }
      exactly(at, Math.min(EXACT, count - at), nearest);
    }
    return nearest;
  }

  private void exactly(int at, int count, long[] nearest) {
    for (int i = 0; i < count; i++) {
      chosen[i] = ImageKeys.image(measured[at + i]);
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
    return index.label(ImageKeys.image(key));
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
