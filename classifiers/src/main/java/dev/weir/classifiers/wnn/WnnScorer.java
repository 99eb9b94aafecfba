package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.wnn.cascade.BatchCascade;
import dev.weir.classifiers.internal.wnn.cascade.Decision;
import dev.weir.classifiers.internal.wnn.cascade.PruningCascade;
import dev.weir.classifiers.internal.wnn.distance.ClassDistance;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Classifies images. Owns scratch memory; not thread-safe.
 *
 * <p>A class is excluded as soon as a lower bound of its distance exceeds an upper bound of another
 * class's; the remaining classes are compared exactly. Every prediction therefore equals the
 * definition's.
 */
public final class WnnScorer implements WindowScorer {

  private final TwinSelector<PruningCascade> twins;
  private final int brightest;
  private final long[] lower;
  private final long[][] rest;
  private final long[] nothing;
  private final boolean[] measured;
  private final Map<Decision, Long> decided = new EnumMap<>(Decision.class);
  private PruningCascade stages;

  /** Of the current stages; null until many images are classified at once. */
  private BatchCascade batch;

  /** Operations of previously used stages. */
  private long operationsBefore;

  WnnScorer(TwinSelector<PruningCascade> twins, int classes, int brightest) {
    this.twins = twins;
    this.stages = twins.current();
    this.brightest = brightest;
    this.lower = new long[classes];
    this.rest = new long[classes][stages.rows() + 1];
    this.nothing = new long[stages.rows() + 1];
    this.measured = new boolean[classes];
  }

  /**
   * The exact distance of each class: the sum over all windows of the least p-th power distances,
   * in units of {@link WnnClassifier#unitsPerOne}.
   *
   * @param image its pixels, row by row
   * @param distances output, one per class
   */
  @Override
  public void distances(byte[] image, long[] distances) {
    long before = begin();
    ClassDistance sums = exact(image);
    for (int c = 0; c < distances.length; c++) {
      distances[c] = sums.of(c, nothing, Long.MAX_VALUE);
    }
    end(image, before);
  }

  /** The exact distance of one class only, as of {@link #distances}. */
  public long distance(byte[] image, int label) {
    long before = begin();
    long distance = exact(image).of(label, nothing, Long.MAX_VALUE);
    end(image, before);
    return distance;
  }

  /**
   * The exact distance of each class in each window, in units of {@link WnnClassifier#unitsPerOne}.
   *
   * @param image its pixels, row by row
   * @param distances output: by class, then by the window's centre pixel; 0 for windows that do not
   *     count
   */
  public void windowDistances(byte[] image, long[][] distances) {
    long before = begin();
    ClassDistance sums = exact(image);
    for (int c = 0; c < distances.length; c++) {
      sums.windows(c, distances[c]);
    }
    end(image, before);
  }

  /**
   * The exact distance of each class, of some of them by window.
   *
   * @param image its pixels, row by row
   * @param split whether the class's distance is wanted by window, by its index; only for k = 1
   * @return for each class its distance as a single number, or for each distinct window its part of
   *     the distance, in the same order for all classes
   */
  public long[][] terms(byte[] image, boolean[] split) {
    long before = begin();
    ClassDistance sums = exact(image);
    long[][] terms = new long[split.length][];
    for (int c = 0; c < terms.length; c++) {
      terms[c] = split[c] ? sums.terms(c) : new long[] {sums.of(c, nothing, Long.MAX_VALUE)};
    }
    end(image, before);
    return terms;
  }

  /** Selects the current twin and returns the number of operations so far. */
  private long begin() {
    PruningCascade current = twins.current();
    if (!current.equals(stages)) {
      operationsBefore = operations();
      stages = current;
      batch = null;
    }
    return operations();
  }

  private void end(byte[] image, long before) {
    if (twins.isDue(operations() - before) && !brighterThanTraining(image)) {
      byte[] copy = image.clone();
      int rows = nothing.length;
      twins.warmUp(twin -> twin.trial(copy, rows));
    }
  }

  private ClassDistance exact(byte[] image) {
    ClassDistance sums = brighterThanTraining(image) ? stages.any() : stages.exact();
    sums.begin(image);
    return sums;
  }

  /** The class of an image: the one with the least of {@link #distances}. */
  @Override
  public int predict(byte[] image) {
    long before = begin();
    int predicted = predictBy(image);
    end(image, before);
    return predicted;
  }

  /**
   * The classes of many images, faster than one at a time: training images are compared with many
   * while they are in the processor's cache.
   *
   * @param images their pixels, row by row
   * @param count number of images
   * @param predicted output, one per image
   */
  @Override
  public void predict(byte[][] images, int count, int[] predicted) {
    long before = begin();
    if (stages.batches() == null) {
      for (int i = 0; i < count; i++) {
        predicted[i] = predictBy(images[i]);
      }
    } else {
      predictInBatches(images, count, predicted);
    }
    if (count > 0) {
      end(images[0], before);
    }
  }

  private void predictInBatches(byte[][] images, int count, int[] predicted) {
    if (batch == null) {
      batch = stages.batches().get();
    }
    byte[][] together = new byte[batch.most()][];
    int[] places = new int[batch.most()];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (brighterThanTraining(images[i])) {
        predicted[i] = predictBy(images[i]);
      } else {
        together[kept] = images[i];
        places[kept++] = i;
      }
      if (kept == together.length || (kept > 0 && i == count - 1)) {
        predictTogether(together, places, kept, predicted);
        kept = 0;
      }
    }
  }

  private void predictTogether(byte[][] images, int[] places, int count, int[] predicted) {
    batch.predict(images, count);
    for (int i = 0; i < count; i++) {
      predicted[places[i]] = batch.predicted(0, i);
      decided.merge(batch.decision(0, i), 1L, Long::sum);
    }
  }

  private int predictBy(byte[] image) {
    Arrays.fill(lower, 0);
    long upper = Long.MAX_VALUE;
    Decision decision = Decision.EXACT;
    if (!brighterThanTraining(image)) {
      boundByPooled(image);
      upper = boundByCoarse(image);
      decision = measuredClasses() == 1 ? Decision.POOLED : Decision.BITS16;
    }
    int left = left(upper);
    if (left >= 0) {
      decided.merge(decision, 1L, Long::sum);
      return left;
    }
    decided.merge(Decision.EXACT, 1L, Long::sum);
    return exactly(image, upper);
  }

  /** Such an image could overflow 16 bits. */
  private boolean brighterThanTraining(byte[] image) {
    int most = 0;
    for (byte pixel : image) {
      most = Math.max(most, pixel & 0xff);
    }
    return most > brightest;
  }

  private void boundByPooled(byte[] image) {
    if (stages.pooled() == null) {
      return;
    }
    stages.pooled().begin(image);
    for (int c = 0; c < lower.length; c++) {
      stages.pooled().bound(c, rest[c]);
      lower[c] = rest[c][0];
    }
  }

  /** Computes bounds of classes, most promising first, while one may still be the nearest. */
  private long boundByCoarse(byte[] image) {
    Arrays.fill(measured, false);
    stages.coarse().begin(image);
    long upper = Long.MAX_VALUE;
    for (int c = next(upper); c >= 0; c = next(upper)) {
      measured[c] = true;
      lower[c] = stages.coarse().of(c, rest[c], upper);
      upper = Math.min(upper, lower[c] + stages.gap());
    }
    return upper;
  }

  /** The unmeasured class with the least bound that may still be the nearest, or -1. */
  private int next(long upper) {
    int next = -1;
    for (int c = 0; c < lower.length; c++) {
      if (!measured[c] && lower[c] <= upper && (next < 0 || lower[c] < lower[next])) {
        next = c;
      }
    }
    return next;
  }

  private int measuredClasses() {
    int count = 0;
    for (boolean each : measured) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** The only class that can be the nearest, or the first of equal ones if bounds are exact. */
  private int left(long upper) {
    int left = -1;
    for (int c = 0; c < lower.length; c++) {
      if (lower[c] <= upper) {
        if (left >= 0 && (stages.gap() > 0 || upper == Long.MAX_VALUE)) {
          return -1;
        }
        left = left < 0 ? c : left;
      }
    }
    return left;
  }

  private int exactly(byte[] image, long upper) {
    ClassDistance exact = exact(image);
    long[] sums = new long[lower.length];
    Arrays.fill(sums, Long.MAX_VALUE);
    long least = upper;
    for (int c = 0; c < sums.length; c++) {
      if (lower[c] <= least) {
        sums[c] = exact.of(c, nothing, least);
        least = Math.min(least, sums[c]);
      }
    }
    return Minima.index(sums);
  }

  @Override
  public Map<String, Long> decided() {
    return Decision.counts(decided);
  }

  /**
   * Elementary operations so far: differences, powers, additions, subtractions and comparisons on
   * the cells and windows of one training image each.
   */
  @Override
  public long operations() {
    long batches = batch == null ? 0 : batch.operations();
    return operationsBefore + stages.operations() + batches;
  }
}
