package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/**
 * The sums of an accuracy window, as they lie in the store {@code accuracy-windows}; its cells lie
 * behind it, an entry each, see {@link WindowCells}.
 *
 * <p>Layout, version 2: version byte, window end and last change (8 bytes each), dirty (1 byte),
 * cells (4 bytes), labelled and correct (8 bytes each).
 */
final class WindowHead {
  static final int VERSION = 2;

  /** A window with so many cells gets no more: what more there is, is in its sums alone. */
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
   * Takes the change of a cell that the window keeps. A count below 0 can only stand where a label
   * changed after its window had expired; it says nothing of the window, and is in no sum.
   */
  void count(Confusion cell, long before, long now) {
    cells += (now == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
    add(cell, Math.max(0, now) - Math.max(0, before));
  }

  /** Takes the change of a cell that finds no room. */
  void add(Confusion cell, long by) {
    labelled += by;
    if (cell.isRight()) {
      correct += by;
    }
    dirty = true;
  }

  /**
   * Notes a change.
   *
   * @param now this machine's clock, milliseconds since the epoch
   */
  void changedAt(long now) {
    changedAt = now;
    dirty = true;
  }

  /** Notes that the window as it is now has been emitted. */
  void emitted() {
    dirty = false;
  }

  boolean isDirty() {
    return dirty;
  }

  long windowEnd() {
    return windowEnd;
  }

  /** Predictions whose truth is known. */
  long labelled() {
    return Math.max(0, labelled);
  }

  /** Those of them that were right. */
  long correct() {
    return Math.clamp(correct, 0, labelled());
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

  /** Reads either layout. */
  static WindowHead fromBytes(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == FirstLayout.VERSION) {
      return FirstLayout.fromBytes(bytes).head();
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
