package dev.weir.stream.accuracy;

import dev.weir.schemas.ConfusionCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cells of a window that go into its record. A record has a limit, so where they are many, or
 * have long names, those with the least counts are left out; the sums beside them are of all.
 */
final class ConfusionCells {
  /** Half of what brokers take by default; the figures beside take little. */
  static final int MOST_BYTES = 512 << 10;

  /** Of the lengths of two names and a count. */
  private static final int BESIDE_NAMES = 16;

  /** A UTF-16 unit takes at most so many bytes in UTF-8. */
  private static final int BYTES_A_CHARACTER = 3;

  private static final Comparator<ConfusionCount> BY_NAMES =
      Comparator.comparing(ConfusionCount::getActual).thenComparing(ConfusionCount::getPredicted);

  private static final Comparator<ConfusionCount> BY_COUNT =
      Comparator.comparingLong(ConfusionCount::getCount).reversed().thenComparing(BY_NAMES);

  private final List<ConfusionCount> counts = new ArrayList<>();
  private long bytes;

  /**
   * Adds a cell. One below zero can only stand where a label changed after its window had expired;
   * it says nothing of the window.
   */
  void add(Confusion cell, long count) {
    if (count > 0) {
      ConfusionCount added = new ConfusionCount(cell.actual(), cell.predicted(), count);
      counts.add(added);
      bytes += bytes(added);
    }
  }

  /** The cells, by actual, then by predicted class. */
  List<ConfusionCount> counts() {
    if (bytes > MOST_BYTES) {
      counts.sort(BY_COUNT);
      while (bytes > MOST_BYTES) {
        bytes -= bytes(counts.removeLast());
      }
    }
    counts.sort(BY_NAMES);
    return counts;
  }

  private static long bytes(ConfusionCount cell) {
    return BESIDE_NAMES
        + (long) BYTES_A_CHARACTER * (cell.getActual().length() + cell.getPredicted().length());
  }
}
