package dev.weir.stream.accuracy;

import dev.weir.schemas.ConfusionCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The confusion cells that go into a window's record. Records have a size limit, so if the cells
 * are many or have long names, those with the smallest counts are left out; the record's sums cover
 * all cells.
 */
final class ConfusionCellSelector {
  /** Half of the brokers' default limit; the other fields are small. */
  static final int MOST_BYTES = 512 << 10;

  /** Bytes of the lengths of two names and of the count. */
  private static final int BESIDE_NAMES = 16;

  /** Maximum UTF-8 bytes per UTF-16 unit. */
  private static final int BYTES_A_CHARACTER = 3;

  private static final Comparator<ConfusionCount> BY_NAMES =
      Comparator.comparing(ConfusionCount::getActual).thenComparing(ConfusionCount::getPredicted);

  private static final Comparator<ConfusionCount> BY_COUNT =
      Comparator.comparingLong(ConfusionCount::getCount).reversed().thenComparing(BY_NAMES);

  private final List<ConfusionCount> counts = new ArrayList<>();
  private long bytes;

  /**
   * Adds a cell. A count below zero occurs only if a label changed after its window expired; it is
   * meaningless.
   */
  void add(ConfusionCell cell, long count) {
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
