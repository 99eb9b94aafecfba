package dev.weir.classifiers.internal.wnn.distance;

import dev.weir.classifiers.internal.simd.IntLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.Arrays;

/**
 * Squared distances in a single window, of eight images at once, in 32 bits. Images may be shifted;
 * 0 is shifted in. Not thread-safe.
 */
final class ExactWindow {

  private static final int BLOCK = TrainingBlocks.LANES;
  private static final int UNKNOWN = -1;

  private final IntLanes lanes;
  private final WindowAxis across;
  private final WindowAxis down;
  private final int cells;
  private final int[] query;
  private final int[] empty;
  private long operations;
  private int left;
  private int end;
  private int top;
  private int bottom;

  ExactWindow(IntLanes lanes, WindowGrid grid) {
    this.lanes = lanes;
    this.across = grid.across();
    this.down = grid.down();
    this.cells = across.cells();
    this.query = new int[grid.area()];
    this.empty = new int[grid.windows()];
  }

  void begin(byte[] pixels) {
    for (int k = 0; k < query.length; k++) {
      query[k] = pixels[k] & 0xff;
    }
    Arrays.fill(empty, UNKNOWN);
  }

  /** The distance of a blank image in a window. */
  int ofEmpty(int window) {
    if (empty[window] == UNKNOWN) {
      span(window, 0, 0);
      empty[window] = squares();
    }
    return empty[window];
  }

  /** The union of bit masks over the pixels of a window. */
  long any(long[] images, int window) {
    span(window, 0, 0);
    long any = 0;
    for (int y = top; y < bottom; y++) {
      for (int k = y * cells + left; k < y * cells + end; k++) {
        any |= images[k];
      }
    }
    return any;
  }

  /**
   * At least the images that are in few of the bit masks over the pixels of a window, counted in
   * powers of two.
   *
   * @param most how many masks are few
   */
  long few(long[] images, int window, int most) {
    span(window, 0, 0);
    long ones = 0;
    long twos = 0;
    long fours = 0;
    long eights = 0;
    long more = 0;
    for (int y = top; y < bottom; y++) {
      for (int k = y * cells + left; k < y * cells + end; k++) {
        long pairs = ones & images[k];
        ones ^= images[k];
        long quads = twos & pairs;
        twos ^= pairs;
        long octets = fours & quads;
        fours ^= quads;
        more |= eights & octets;
        eights ^= octets;
      }
    }
    long many = most < 16 ? more : 0;
    many |= most < 8 ? eights : 0;
    many |= most < 4 ? fours : 0;
    return ~(most < 2 ? many | twos : many);
  }

  /**
   * The least distance.
   *
   * @param block training images before shifting
   * @param lane the first of the eight images
   * @param right shift to the right, in pixels
   * @param below shift down, in pixels
   */
  int least(byte[] block, int lane, int window, int right, int below) {
    int outside = right == 0 && below == 0 ? 0 : ofEmpty(window);
    span(window, right, below);
    outside -= outside == 0 ? 0 : squares();
    operations += 3L * IntLanes.IMAGES * (end - left) * (bottom - top);
    int from = lane - (below * cells + right) * BLOCK;
    return outside + lanes.leastSquare(block, from, query, cells, left, end, top, bottom);
  }

  /** Computes the part of a window inside both the frame and the shifted image. */
  private void span(int window, int right, int below) {
    int x = window % across.windows();
    int y = window / across.windows();
    left = Math.max(Math.max(0, right), x - across.before());
    end = Math.min(Math.min(cells, cells + right), x + across.after() + 1);
    top = Math.max(Math.max(0, below), y - down.before());
    bottom = Math.min(Math.min(down.cells(), down.cells() + below), y + down.after() + 1);
  }

  /** The query's sum of squares in that part. */
  private int squares() {
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int k = y * cells + left; k < y * cells + end; k++) {
        sum += query[k] * query[k];
      }
    }
    return sum;
  }

  /**
   * Elementary operations so far; see {@link
   * dev.weir.classifiers.internal.wnn.minima.WindowNearest#operations}.
   */
  long operations() {
    return operations;
  }
}
