package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The confusion counts of an accuracy window, as they lie in the store {@code accuracy-windows}.
 *
 * <p>Layout, version 1: version byte, window end and last change (8 bytes each), dirty (1 byte),
 * count of cells (4 bytes), then actual, predicted and count (8 bytes) of each.
 */
final class WindowCounts {
  private static final int VERSION = 1;

  private final long windowEnd;
  private final Map<String, Map<String, Long>> cells = new TreeMap<>();
  private long changedAt;
  private boolean dirty;

  WindowCounts(long windowEnd) {
    this.windowEnd = windowEnd;
  }

  /**
   * Adds a delta.
   *
   * @param now this machine's clock, milliseconds since the epoch
   */
  void add(ConfusionDelta delta, long now) {
    for (ConfusionDelta.Cell cell : delta.cells()) {
      Map<String, Long> row = cells.computeIfAbsent(cell.actual(), a -> new TreeMap<>());
      if (row.merge(cell.predicted(), (long) cell.by(), Long::sum) == 0) {
        row.remove(cell.predicted());
      }
      if (row.isEmpty()) {
        cells.remove(cell.actual());
      }
    }
    changedAt = now;
    dirty = true;
  }

  /** Counts by actual, then by predicted class; no zeros. */
  Map<String, Map<String, Long>> cells() {
    return cells;
  }

  /** Predictions whose truth is known. */
  long labelled() {
    return cells.values().stream()
        .flatMap(row -> row.values().stream())
        .mapToLong(count -> Math.max(0, count))
        .sum();
  }

  /** Those of them that were right. */
  long correct() {
    return cells.entrySet().stream()
        .mapToLong(row -> Math.max(0, row.getValue().getOrDefault(row.getKey(), 0L)))
        .sum();
  }

  boolean isDirty() {
    return dirty;
  }

  /** Notes that the counts as they are now have been emitted. */
  void emitted() {
    dirty = false;
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putLong(windowEnd).putLong(changedAt);
    out.putByte(dirty ? 1 : 0).putInt(cells.values().stream().mapToInt(Map::size).sum());
    cells.forEach(
        (actual, row) ->
            row.forEach((predicted, n) -> out.putText(actual).putText(predicted).putLong(n)));
    return out.toBytes();
  }

  static WindowCounts fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "accuracy window", VERSION);
    WindowCounts counts = new WindowCounts(in.getLong());
    counts.changedAt = in.getLong();
    counts.dirty = in.getByte() != 0;
    int count = in.getCount();
    for (int i = 0; i < count; i++) {
      String actual = in.getText();
      counts.cells.computeIfAbsent(actual, a -> new TreeMap<>()).put(in.getText(), in.getLong());
    }
    return counts;
  }
}
