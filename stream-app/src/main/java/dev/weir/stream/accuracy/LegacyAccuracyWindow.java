package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An accuracy window in the format of earlier versions: a single value, which each label rewrote.
 *
 * <p>Layout, version 1: version byte, window end and last change (8 bytes each), dirty (1 byte),
 * count of cells (4 bytes), then actual, predicted and count (8 bytes) of each.
 *
 * @param windowEnd the first event time after the window
 * @param changedAt by the clock of the machine that changed it
 * @param dirty whether it has changed since it was emitted
 * @param cells the counts, none of them 0
 */
record LegacyAccuracyWindow(
    long windowEnd, long changedAt, boolean dirty, Map<ConfusionCell, Long> cells) {
  static final int VERSION = 1;

  static LegacyAccuracyWindow fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "accuracy window", VERSION);
    long windowEnd = in.getLong();
    long changedAt = in.getLong();
    boolean dirty = in.getByte() != 0;
    int count = in.getCount();
    Map<ConfusionCell, Long> cells = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      cells.put(new ConfusionCell(in.getText(), in.getText()), in.getLong());
    }
    return new LegacyAccuracyWindow(windowEnd, changedAt, dirty, cells);
  }

  /** The head in the second layout, counting as many cells as it will hold. */
  WindowHead head() {
    WindowHead head = new WindowHead(windowEnd);
    head.changedAt(changedAt);
    cells.forEach((cell, count) -> head.count(cell, 0, count));
    if (!dirty) {
      head.emitted();
    }
    return head;
  }
}
