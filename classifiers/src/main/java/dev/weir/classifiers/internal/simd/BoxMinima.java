package dev.weir.classifiers.internal.simd;

import java.util.Arrays;

/**
 * The least sums of costs of the images of blocks, in every window. Arrays of minima hold {@link
 * #lanes} unsigned shorts per window, row by row: the least of all is the window's. Image i of a
 * block changes only value i modulo {@link #lanes}.
 */
public interface BoxMinima {

  /** The greatest sum. */
  int MOST = 0xffff;

  /** Values per window. */
  int lanes();

  /** The least of a window's values. */
  int least(short[] minima, int window);

  /** Lowers minima where others, of as many windows, are less. */
  default void lower(short[] minima, short[] others) {
    for (int i = 0; i < minima.length; i++) {
      minima[i] = (short) Math.min(minima[i] & MOST, others[i] & MOST);
    }
  }

  /**
   * The same, and records where it happened.
   *
   * @param from for each value the number of the others that lowered it last
   * @param number of these others
   */
  default void lower(short[] minima, short[] others, short[] from, int number) {
    for (int i = 0; i < minima.length; i++) {
      if ((others[i] & MOST) < (minima[i] & MOST)) {
        minima[i] = others[i];
        from[i] = (short) number;
      }
    }
  }

  /**
   * Adds up minima of all windows.
   *
   * @param weights one per window; all minima of a lane, times these, fit 31 bits
   * @param totals output, one per lane
   */
  default void total(short[] minima, int[] weights, int[] totals) {
    Arrays.fill(totals, 0);
    for (int window = 0; window < weights.length; window++) {
      for (int lane = 0; lane < totals.length; lane++) {
        totals[lane] += weights[window] * (minima[window * totals.length + lane] & MOST);
      }
    }
  }

  /** A value of 16 bits in both halves of an int, as kernels compare with it. */
  static int twice(int value) {
    return value | value << Short.SIZE;
  }
}
