package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.PixelBound.Bound;
import dev.weir.classifiers.wnn.WnnScorer.Decision;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Classifies many images at once, in the same way as {@link WnnScorer} one: lower bounds of all
 * classes, then sums in 16 bits for the most promising class of each image and for those that may
 * still be nearer, then exact distances if more than one class is left. Squared distances and the
 * nearest image only. Not thread-safe.
 */
final class BatchCascade {

  /**
   * More images take more memory, but features and variants of training images, which are made for
   * each batch, are then compared with more.
   */
  static final int MOST_QUERIES = 512;

  /** Of the minima of cells, and of those of pixels. */
  private static final int MOST_BYTES = 8 << 20;

  private final CellBound cells;
  private final PixelBound pixels;
  private final ClassDistance exact;
  private final int most;

  /** Lower bounds by class and query. */
  private final long[][] lower;

  private final long[] upper;
  private final boolean[][] measured;
  private final int[] some;
  private final int[] predicted;
  private final Decision[] decisions;
  private final long[] nothing;
  private int count;

  private BatchCascade(
      CellBound cells, PixelBound pixels, ClassDistance exact, int rows, int classes, int most) {
    this.cells = cells;
    this.pixels = pixels;
    this.exact = exact;
    this.most = most;
    this.nothing = new long[rows + 1];
    this.lower = new long[classes][most];
    this.upper = new long[most];
    this.measured = new boolean[classes][most];
    this.some = new int[most];
    this.predicted = new int[most];
    this.decisions = new Decision[most];
  }

  /** Whether these settings can be scored in batches. */
  static boolean isPossible(TrainingSet set, WnnParameters parameters) {
    return parameters.power() == 2
        && parameters.neighbours() == 1
        && set.brightest(parameters.extension()) > 1
        && WindowGrid.pooled(set.width(), set.height(), parameters.window()) != null;
  }

  /**
   * Allocates its memory.
   *
   * @param exact exact sums
   */
  static BatchCascade of(
      TrainingSet set,
      WnnParameters parameters,
      WindowSelection selection,
      ClassDistance exact,
      Vectorization vectors) {
    int window = parameters.window();
    WindowGrid grid = WindowGrid.of(set.width(), set.height(), window, selection);
    WindowGrid pairs = WindowGrid.pooled(set.width(), set.height(), window, selection);
    Extension extension = parameters.extension();
    PixelSums sums = new PixelSums(grid, set.brightest(extension), vectors);
    int lanes = sums.kernel().lanes();
    int most = most(pairs, lanes, MOST_QUERIES);
    return new BatchCascade(
        new CellBound(set, extension, pairs, vectors, most),
        new PixelBound(set, extension, sums, most, most(grid, lanes, most)),
        exact,
        grid.down().windows(),
        set.classes(),
        most);
  }

  private static int most(WindowGrid grid, int lanes, int most) {
    return Math.clamp(MOST_BYTES / ((long) grid.windows() * lanes * Short.BYTES), 1, most);
  }

  /** The most images at once. */
  int most() {
    return most;
  }

  /**
   * Classifies images that are not brighter than the training images.
   *
   * @param number how many, at most {@link #most}
   */
  void predict(byte[][] images, int number) {
    count = number;
    cells.begin(images, count);
    for (int c = 0; c < lower.length; c++) {
      cells.bound(c, lower[c]);
      Arrays.fill(measured[c], false);
    }
    Arrays.fill(upper, Long.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      pixels.begin(i, images[i]);
      predicted[i] = nearest(i);
    }
    for (int c = 0; c < lower.length; c++) {
      int label = c;
      measure(label, i -> predicted[i] == label);
    }
    for (int c = 0; c < lower.length; c++) {
      int label = c;
      measure(label, i -> !measured[label][i] && lower[label][i] <= upper[i]);
    }
    for (int i = 0; i < count; i++) {
      decide(i, images[i]);
    }
  }

  private int nearest(int query) {
    int nearest = 0;
    for (int c = 1; c < lower.length; c++) {
      nearest = lower[c][query] < lower[nearest][query] ? c : nearest;
    }
    return nearest;
  }

  private void measure(int label, IntPredicate selected) {
    int chosen = 0;
    for (int i = 0; i < count; i++) {
      if (selected.test(i)) {
        some[chosen++] = i;
      }
    }
    Bound[] bounds = pixels.bound(label, some, chosen);
    for (int j = 0; j < chosen; j++) {
      int i = some[j];
      measured[label][i] = true;
      lower[label][i] = Math.max(lower[label][i], bounds[j].lower());
      upper[i] = Math.min(upper[i], bounds[j].upper());
    }
  }

  private void decide(int query, byte[] image) {
    int classes = 0;
    int left = 0;
    for (int c = 0; c < lower.length; c++) {
      classes += measured[c][query] ? 1 : 0;
      if (lower[c][query] <= upper[query]) {
        predicted[query] = c;
        left++;
      }
    }
    decisions[query] = classes == 1 ? Decision.POOLED : Decision.BITS16;
    if (left > 1) {
      decisions[query] = Decision.EXACT;
      predicted[query] = exactly(query, image);
    }
  }

  private int exactly(int query, byte[] image) {
    exact.begin(image);
    int nearest = -1;
    long least = Long.MAX_VALUE;
    for (int c = 0; c < lower.length; c++) {
      if (lower[c][query] <= Math.min(upper[query], least)) {
        long sum = exact.of(c, nothing, least);
        nearest = nearest < 0 || sum < least ? c : nearest;
        least = Math.min(least, sum);
      }
    }
    return nearest;
  }

  int predicted(int query) {
    return predicted[query];
  }

  Decision decision(int query) {
    return decisions[query];
  }

  /** Elementary operations so far, without those of exact sums; see {@link WindowNearest}. */
  long operations() {
    return cells.operations() + pixels.operations();
  }
}
