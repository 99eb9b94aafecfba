package dev.weir.classifiers.internal.wnn.minima;

import java.util.Arrays;

/** Minima of values. */
public final class Minima {

  private Minima() {}

  /** The sum of the {@code count} least values; may reorder them. */
  static long sum(long[] values, int count) {
    if (count > 1) {
      Arrays.sort(values);
      return Arrays.stream(values, 0, count).sum();
    }
    long least = values[0];
    for (long value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  /** The index of the least value, the first of equal ones. */
  public static int index(long[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return best;
  }
}
