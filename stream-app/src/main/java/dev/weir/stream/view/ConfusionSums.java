package dev.weir.stream.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The confusion counts of a version, summed over windows. Holds at most {@value #MOST} cells,
 * enough for 181 classes; cells that arrive later are left out.
 */
final class ConfusionSums {
  static final int MOST = 1 << 15;

  /** The number of cells on a page: all cells of 64 classes. */
  static final int MOST_SHOWN = 1 << 12;

  private final ClassDictionary names;
  private final Map<Long, long[]> cells = new HashMap<>();

  ConfusionSums(ClassDictionary names) {
    this.names = names;
  }

  /**
   * Adds the count of a cell; returns false if there is no room, in which case it must not be
   * subtracted.
   */
  boolean add(int actual, int predicted, long count) {
    Long cell = cell(actual, predicted);
    if (cells.size() == MOST && !cells.containsKey(cell)) {
      return false;
    }
    cells.computeIfAbsent(cell, added -> new long[1])[0] += count;
    return true;
  }

  /** Subtracts counts that were added before. */
  void subtract(PackedCells window) {
    window.forEach(
        (actual, predicted, count) ->
            cells.computeIfPresent(
                cell(actual, predicted),
                (cell, sum) -> {
                  sum[0] -= count;
                  return sum[0] > 0 ? sum : null;
                }));
  }

  private static Long cell(int actual, int predicted) {
    return (long) actual << Integer.SIZE | predicted;
  }

  /** Counts by true class, then by predicted class; only the greatest if there are many. */
  SortedMap<String, SortedMap<String, Long>> shown() {
    Stream<Map.Entry<Long, long[]>> shown = cells.entrySet().stream();
    if (cells.size() > MOST_SHOWN) {
      shown = shown.sorted(Comparator.comparingLong(cell -> -cell.getValue()[0])).limit(MOST_SHOWN);
    }
    SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
    shown.forEach(
        cell ->
            rows.computeIfAbsent(
                    names.name((int) (cell.getKey() >>> Integer.SIZE)), name -> new TreeMap<>())
                .put(names.name((int) (long) cell.getKey()), cell.getValue()[0]));
    return rows;
  }
}
