package dev.weir.wnn;

import java.util.OptionalInt;

/**
 * How far squared differences are shifted so that the sum over the largest window fits 16 signed
 * bits, and what that leaves uncertain: each pixel of each window loses less than 2^shift.
 *
 * @param shift in bits
 * @param gap the most by which the sum over all windows may be too small
 */
record Coarseness(int shift, long gap) {

  private static final int SQUARE = 255 * 255;
  private static final int MOST = 12;

  /** The finest that fits; none where even the coarsest would tell nothing. */
  static Coarseness of(WindowGrid grid) {
    for (int shift = 0; shift <= MOST; shift++) {
      if ((long) (SQUARE >> shift) * grid.largest() <= Short.MAX_VALUE) {
        return new Coarseness(shift, ((1L << shift) - 1) * grid.pixelsOfAll());
      }
    }
    return null;
  }

  /** The class that is least whatever was lost, if there is one. */
  OptionalInt decided(long[] sums) {
    int best = least(sums);
    long most = (sums[best] << shift) + gap;
    for (int c = 0; c < sums.length; c++) {
      if (c != best && (sums[c] << shift) <= most) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(best);
  }

  /** Whether a class may be the least. */
  boolean possible(long[] sums, int label) {
    return (sums[label] << shift) <= (sums[least(sums)] << shift) + gap;
  }

  static int least(long[] sums) {
    int best = 0;
    for (int c = 1; c < sums.length; c++) {
      best = sums[c] < sums[best] ? c : best;
    }
    return best;
  }
}
