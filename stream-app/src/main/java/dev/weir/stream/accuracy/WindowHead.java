package dev.weir.stream.accuracy;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.time.Instant;
import java.util.List;

/**
 * The sums of an accuracy window in the store {@code accuracy-windows}; its cells follow as
 * separate entries, see {@link WindowCells}.
 *
 * <p>Layout, version 2: version byte, window end and last change (8 bytes each), dirty (1 byte),
 * cells (4 bytes), labelled and correct (8 bytes each).
 */
final class WindowHead {
  static final int VERSION = 2;

  /** Maximum cells of a window; further cells count only in its sums. */
  static final int MOST_CELLS = 1 << 15;

  private final long windowEnd;
  private long changedAt;
  private boolean dirty;
  private int cells;
  private long labelled;
  private long correct;

  WindowHead(long windowEnd) {
    this.windowEnd = windowEnd;
  }

  /** Whether no cell can be added. */
  boolean isFull() {
    return cells >= MOST_CELLS;
  }

  /**
   * Applies the change of a cell that the window keeps. A count below 0 occurs only if a label
   * changed after its window expired; it is meaningless and excluded from the sums.
   */
  void count(ConfusionCell cell, long before, long now) {
    cells += (now == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
    add(cell, Math.max(0, now) - Math.max(0, before));
  }

  /** Applies the change of a cell that has no room. */
  void add(ConfusionCell cell, long by) {
    labelled += by;
    if (cell.isRight()) {
      correct += by;
    }
    dirty = true;
  }

  /**
   * Records a change.
   *
   * @param now this machine's clock, milliseconds since the epoch
   */
  void changedAt(long now) {
    changedAt = now;
    dirty = true;
  }

  /** Marks the current state as emitted. */
  void emitted() {
    dirty = false;
  }

  boolean isDirty() {
    return dirty;
  }

  /** Predictions with a known truth. */
  long labelled() {
    return Math.max(0, labelled);
  }

  /** Correct predictions among them. */
  long correct() {
    return Math.clamp(correct, 0, labelled());
  }

  /** The figures of a window with these sums and cells. */
  AccuracyWindow figures(AccuracyWindowKey key, List<ConfusionCount> confusion) {
    WilsonInterval interval = WilsonInterval.of(correct(), labelled());
    return AccuracyWindow.newBuilder()
        .setModel(key.version().model())
        .setVersion(key.version().version())
        .setRole(key.version().role())
        .setWindowStart(Instant.ofEpochMilli(key.start()))
        .setWindowEnd(Instant.ofEpochMilli(windowEnd))
        .setLabelled(labelled())
        .setCorrect(correct())
        .setAccuracy(labelled() == 0 ? 0 : (double) correct() / labelled())
        .setLower(interval.lower())
        .setUpper(interval.upper())
        .setConfusion(confusion)
        .build();
  }

  byte[] toBytes() {
    return new ByteWriter()
        .putByte(VERSION)
        .putLong(windowEnd)
        .putLong(changedAt)
        .putByte(dirty ? 1 : 0)
        .putInt(cells)
        .putLong(labelled)
        .putLong(correct)
        .toBytes();
  }

  /** Parses either layout. */
  static WindowHead fromBytes(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == LegacyAccuracyWindow.VERSION) {
      return LegacyAccuracyWindow.fromBytes(bytes).head();
    }
    ByteReader in = new ByteReader(bytes, "accuracy window", VERSION);
    WindowHead head = new WindowHead(in.getLong());
    head.changedAt = in.getLong();
    head.dirty = in.getByte() != 0;
    head.cells = in.getInt();
    head.labelled = in.getLong();
    head.correct = in.getLong();
    return head;
  }
}
