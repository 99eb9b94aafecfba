package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.TwinSelector;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Classifies images. Owns scratch memory; not thread-safe.
 *
 * <p>A class is excluded as soon as a lower bound of its distance exceeds an upper bound of another
 * class's; the remaining classes are compared exactly. Every prediction therefore equals the
 * definition's.
 */
public final class WnnScorer {

  private final TwinSelector<PruningCascade> twins;
  private final int brightest;
  private final long[] lower;
  private final long[][] rest;
  private final long[] nothing;
  private final boolean[] measured;
  private final Map<Decision, Long> decided = new EnumMap<>(Decision.class);
  private PruningCascade stages;

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
  public void distances(byte[] image, long[] distances) {
    long before = begin();
    ClassDistance sums = exact(image);
    for (int c = 0; c < distances.length; c++) {
      distances[c] = sums.of(c, nothing, Long.MAX_VALUE);
    }
    end(image, before);
  }

  /**
   * The exact distance of each class in each window, in units of {@link WnnClassifier#unitsPerOne}.
   *
   * @param image its pixels, row by row
   * @param distances output: by class, then by the window's centre pixel; 0 for windows that do not
   *     count
   */
  void windowDistances(byte[] image, long[][] distances) {
    long before = begin();
    ClassDistance sums = exact(image);
    for (int c = 0; c < distances.length; c++) {
      sums.windows(c, distances[c]);
    }
    end(image, before);
  }

  /** Selects the current twin and returns the number of operations so far. */
  private long begin() {
    PruningCascade current = twins.current();
    if (!current.equals(stages)) {
      operationsBefore += stages.operations();
      stages = current;
    }
    return stages.operations();
  }

  private void end(byte[] image, long before) {
    if (twins.isDue(stages.operations() - before) && !brighterThanTraining(image)) {
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
  public int predict(byte[] image) {
    long before = begin();
    int predicted = predictBy(image);
    end(image, before);
    return predicted;
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

  /** Number of images decided by a stage so far. */
  public long decided(Decision by) {
    return decided.getOrDefault(by, 0L);
  }

  /**
   * Elementary operations so far: differences, powers, additions, subtractions and comparisons on
   * the cells and windows of one training image each.
   */
  public long operations() {
    return operationsBefore + stages.operations();
  }

  /** The stage that decides an image. */
  public enum Decision {
    /** Bounds from means of 2 x 2 pixels left only one class. */
    POOLED,
    /** Sums in 16 bits left only one class. */
    BITS16,
    /** Exact distances were compared. */
    EXACT;

    /** The name in reports. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
