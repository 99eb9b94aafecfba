package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.CellBound;
import dev.weir.classifiers.internal.wnn.bound.ClassBounds;
import dev.weir.classifiers.internal.wnn.bound.PixelBound;
import dev.weir.classifiers.internal.wnn.bound.PixelBound.Bound;
import dev.weir.classifiers.internal.wnn.bound.PixelSums;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.distance.ClassDistance;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Classifies many images at once, in the same way as {@link dev.weir.classifiers.wnn.WnnScorer}
 * one: lower bounds of all classes, then sums in 16 bits for the most promising class of each image
 * and for those that may still be nearer, then exact distances if more than one class is left.
 * Several sets of training images of which one includes the others are decided together: a class's
 * images are compared once for all of them. Squared distances and the nearest image only. Not
 * thread-safe.
 */
public final class BatchCascade {

  /**
   * More images take more memory, but features and variants of training images, which are made for
   * each batch, are then compared with more.
   */
  public static final int MOST_QUERIES = 512;

  private final VariantGroups groups;
  private final ClassBounds cells;
  private final PixelBound pixels;

  /** By set. */
  private final List<ClassDistance> exact;

  private final int most;

  /** Lower bounds by class, set and query. */
  private final long[][][] lower;

  /** By set and query. */
  private final long[][] upper;

  /** By class and query. */
  private final boolean[][] measured;

  /** Number of measured classes by query. */
  private final int[] classesOf;

  private final int[] some;
  private final int[] wanted;

  /** By set and query. */
  private final int[][] predicted;

  private final Decision[][] decisions;
  private final long[] nothing;
  private int count;

  private BatchCascade(
      VariantGroups groups,
      ClassBounds cells,
      PixelBound pixels,
      List<ClassDistance> exact,
      int rows,
      int classes,
      int most) {
    this.groups = groups;
    this.cells = cells;
    this.pixels = pixels;
    this.exact = exact;
    this.most = most;
    int sets = groups.sets();
    this.nothing = new long[rows + 1];
    this.lower = new long[classes][sets][most];
    this.upper = new long[sets][most];
    this.measured = new boolean[classes][most];
    this.classesOf = new int[most];
    this.some = new int[most];
    this.wanted = new int[most];
    this.predicted = new int[sets][most];
    this.decisions = new Decision[sets][most];
  }

  /**
   * Allocates its memory.
   *
   * @param exact exact sums
   */
  static BatchCascade of(WnnSetup setup, ClassDistance exact, Vectorization vectors) {
    TrainingSet set = setup.training();
    VariantGroups groups = VariantGroups.of(setup.parameters().extension());
    CellBound cells = new CellBound(set, groups, setup.cells(), vectors, MOST_QUERIES);
    PixelSums sums = new PixelSums(setup.grid(), setup.brightest(), vectors);
    return of(TrainingParts.of(set), groups, sums, List.of(exact), cells);
  }

  /**
   * Allocates its memory, for several sets.
   *
   * @param images those of all sets
   * @param sums of the pixels of windows
   * @param exact exact sums by set
   * @param cells lower bounds of all classes
   */
  public static BatchCascade of(
      TrainingParts images,
      VariantGroups groups,
      PixelSums sums,
      List<ClassDistance> exact,
      ClassBounds cells) {
    int together = ClassBounds.most(sums.grid(), sums.kernel().lanes(), cells.most());
    return new BatchCascade(
        groups,
        cells,
        new PixelBound(images, groups, sums, cells.most(), together),
        exact,
        sums.grid().down().windows(),
        images.classes(),
        cells.most());
  }

  /** The most images at once. */
  public int most() {
    return most;
  }

  /**
   * Classifies images that are not brighter than the training images.
   *
   * @param number how many, at most {@link #most}
   */
  public void predict(byte[][] images, int number) {
    count = number;
    cells.begin(images, count);
    for (int c = 0; c < lower.length; c++) {
      cells.bound(c, lower[c]);
      Arrays.fill(measured[c], false);
    }
    Arrays.fill(classesOf, 0);
    for (int set = 0; set < groups.sets(); set++) {
      Arrays.fill(upper[set], Long.MAX_VALUE);
      for (int i = 0; i < count; i++) {
        predicted[set][i] = nearest(set, i);
      }
    }
    for (int i = 0; i < count; i++) {
      pixels.begin(i, images[i]);
    }
    boundNearest();
    measureWhere((label, i) -> isNearest(label, i) ? 0 : open(label, i));
    measureWhere(this::undecided);
    for (int set = 0; set < groups.sets(); set++) {
      for (int i = 0; i < count; i++) {
        decide(set, i, images[i]);
      }
    }
  }

  /**
   * Upper bounds of the most promising class: from a few of its images if they are known, which
   * mostly suffices to exclude the others. Otherwise it is measured.
   */
  private void boundNearest() {
    for (int c = 0; c < lower.length; c++) {
      int label = c;
      measure(
          label, i -> isNearest(label, i) && !boundByPromising(label, i) ? groups.everyGroup() : 0);
    }
  }

  private boolean boundByPromising(int label, int query) {
    List<byte[]> blocks = cells.promising(label, query);
    if (!blocks.isEmpty()) {
      long[] bounds = pixels.upper(blocks, query);
      for (int set = 0; set < groups.sets(); set++) {
        upper[set][query] = Math.min(upper[set][query], bounds[set]);
      }
    }
    return !blocks.isEmpty();
  }

  /** Compares classes that were not with the queries for which any groups are wanted. */
  private void measureWhere(IntBinaryOperator groupsOf) {
    for (int c = 0; c < lower.length; c++) {
      int label = c;
      measure(label, i -> measured[label][i] ? 0 : groupsOf.applyAsInt(label, i));
    }
  }

  /** The groups of the sets in which a class and others may still be the nearest. */
  private int undecided(int label, int query) {
    int undecided = 0;
    for (int set = 0; set < groups.sets(); set++) {
      if (isOpen(label, set, query) && left(set, query) > 1) {
        undecided |= groups.ofSet(set);
      }
    }
    return undecided;
  }

  private boolean isOpen(int label, int set, int query) {
    return lower[label][set][query] <= upper[set][query];
  }

  /** Number of classes that may be the nearest. */
  private int left(int set, int query) {
    int left = 0;
    for (int c = 0; c < lower.length; c++) {
      left += isOpen(c, set, query) ? 1 : 0;
    }
    return left;
  }

  private int nearest(int set, int query) {
    int nearest = 0;
    for (int c = 1; c < lower.length; c++) {
      nearest = lower[c][set][query] < lower[nearest][set][query] ? c : nearest;
    }
    return nearest;
  }

  /** Whether a class is the most promising one of a set. */
  private boolean isNearest(int label, int query) {
    for (int[] each : predicted) {
      if (each[query] == label) {
        return true;
      }
    }
    return false;
  }

  /** The groups of the sets in which a class may still be the nearest. */
  private int open(int label, int query) {
    int open = 0;
    for (int set = 0; set < groups.sets(); set++) {
      open |= isOpen(label, set, query) ? groups.ofSet(set) : 0;
    }
    return open;
  }

  /** Compares a class with the queries for which any of its groups are wanted. */
  private void measure(int label, IntUnaryOperator groupsOf) {
    int chosen = 0;
    for (int i = 0; i < count; i++) {
      wanted[chosen] = groupsOf.applyAsInt(i);
      if (wanted[chosen] != 0) {
        some[chosen++] = i;
      }
    }
    Bound[][] bounds = pixels.bound(label, some, wanted, chosen);
    for (int j = 0; j < chosen; j++) {
      measured[label][some[j]] = true;
      classesOf[some[j]]++;
      for (int set = 0; set < groups.sets(); set++) {
        if (bounds[j][set] != null) {
          narrow(label, set, some[j], bounds[j][set]);
        }
      }
    }
  }

  private void narrow(int label, int set, int query, Bound bound) {
    lower[label][set][query] = Math.max(lower[label][set][query], bound.lower());
    upper[set][query] = Math.min(upper[set][query], bound.upper());
  }

  private void decide(int set, int query, byte[] image) {
    for (int c = 0; c < lower.length; c++) {
      predicted[set][query] = isOpen(c, set, query) ? c : predicted[set][query];
    }
    decisions[set][query] = classesOf[query] <= 1 ? Decision.POOLED : Decision.BITS16;
    if (left(set, query) > 1) {
      decisions[set][query] = Decision.EXACT;
      predicted[set][query] = exactly(set, query, image);
    }
  }

  private int exactly(int set, int query, byte[] image) {
    ClassDistance sums = exact.get(set);
    sums.begin(image);
    int nearest = -1;
    long least = Long.MAX_VALUE;
    for (int c = 0; c < lower.length; c++) {
      if (lower[c][set][query] <= Math.min(upper[set][query], least)) {
        long sum = sums.of(c, nothing, least);
        nearest = nearest < 0 || sum < least ? c : nearest;
        least = Math.min(least, sum);
      }
    }
    return nearest;
  }

  /** The class of an image for a set. */
  public int predicted(int set, int query) {
    return predicted[set][query];
  }

  public Decision decision(int set, int query) {
    return decisions[set][query];
  }

  /**
   * Elementary operations so far, without those of exact sums; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest}.
   */
  public long operations() {
    return cells.operations() + pixels.operations();
  }
}
