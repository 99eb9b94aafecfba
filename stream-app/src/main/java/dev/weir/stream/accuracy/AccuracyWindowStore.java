package dev.weir.stream.accuracy;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The accuracy windows of one task. A label changes a number in memory; each commit first writes
 * the cells that changed since the last one, one entry per cell, and the sums of their windows. For
 * example, 3,000 labels of 62 classes within a commit interval write at most 3,000 entries of about
 * 50 bytes, instead of 3,000 times the whole matrix of 3,844 cells.
 *
 * <p>Windows written by an earlier version, one value each, are read as they are and rewritten in
 * this form when they change.
 */
public final class AccuracyWindowStore extends IndexedStore {
  /** Limits the changes in memory if the commit interval is long. */
  private static final int MOST_CHANGES = 1 << 16;

  private final long length;
  private final Map<String, Changes> changes = new LinkedHashMap<>();

  /** The windows that have changed since they were emitted. */
  private final Set<String> dirty = new LinkedHashSet<>();

  /** Windows whose heads are not yet marked as emitted: the brokers may not have the record. */
  private final Set<String> emitted = new LinkedHashSet<>();

  private long newestEnd;
  private int changed;
  private int added;

  AccuracyWindowStore(KeyValueStore<Bytes, byte[]> inner, Duration length) {
    super(inner);
    this.length = length.toMillis();
    forget();
  }

  /**
   * Builds the stores of all tasks.
   *
   * @param length of a window
   */
  public static IndexedStoreBuilder<AccuracyWindowStore> builder(String name, Duration length) {
    return new IndexedStoreBuilder<>(name, inner -> new AccuracyWindowStore(inner, length));
  }

  /** A window's changes since it was last written. */
  private static final class Changes {
    private final Map<ConfusionCell, int[]> cells = new HashMap<>();
    private long at;
  }

  /** Receives a window's totals. */
  @FunctionalInterface
  public interface TotalsConsumer {
    /**
     * Called for each window.
     *
     * @param labelled predictions with a known truth
     * @param wrong those that were wrong
     */
    void take(AccuracyWindowKey key, long labelled, long wrong);
  }

  /** Calls the taker with the totals of each window. */
  public void totals(TotalsConsumer taker) {
    writeConfirmed(loaded());
    forEach(
        loaded(),
        (key, value) -> {
          if (!WindowCells.isCell(value)) {
            WindowHead head = WindowHead.fromBytes(value);
            taker.take(
                AccuracyWindowKey.parse(text(key)),
                head.labelled(),
                head.labelled() - head.correct());
          }
        });
  }

  /**
   * Adds a delta to a window.
   *
   * @param window the text of its {@link AccuracyWindowKey}
   * @param now this machine's clock, milliseconds since the epoch
   */
  void add(String window, ConfusionDelta delta, long now) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    Changes changes = this.changes.get(window);
    if (changes == null) {
      newestEnd = Math.max(newestEnd, end(window));
      changes = new Changes();
      this.changes.put(window, changes);
    }
    changes.at = now;
    for (ConfusionDelta.Cell cell : delta.cells()) {
      changes
              .cells
              .computeIfAbsent(new ConfusionCell(cell.actual(), cell.predicted()), c -> new int[1])[
              0] +=
          cell.by();
    }
    changed += delta.cells().size();
    if (changed >= MOST_CHANGES) {
      writeConfirmed(inner);
    }
  }

  /**
   * The end of the newest window, milliseconds since the epoch; far in the past if there is none.
   */
  long newestEnd() {
    loaded();
    return newestEnd;
  }

  /** The windows that have changed since they were emitted. */
  List<String> dirty() {
    writeConfirmed(loaded());
    return List.copyOf(dirty);
  }

  /** Whether a window with no unwritten changes has changed since it was emitted. */
  boolean isDirty(String window) {
    return dirty.contains(window);
  }

  /** A window's current figures, counted as emitted from the next commit on. */
  AccuracyWindow emit(String window) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    writeChanges(inner);
    Bytes key = key(window);
    WindowHead head = headOf(inner, key, window);
    dirty.remove(window);
    emitted.add(window);
    ConfusionCellSelector cells = new ConfusionCellSelector();
    WindowCells.forEach(inner, key, cells::add);
    return head.figures(AccuracyWindowKey.parse(window), cells.counts());
  }

  /**
   * Returns the sweep that deletes expired windows once the brokers have their outputs; run it
   * after all changes are written.
   *
   * @param onExpired receives each window before any is deleted
   */
  ExpirySweep sweep(Duration retention, Consumer<String> onExpired) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    return new ExpirySweep(
        inner,
        retention.toMillis(),
        value -> !WindowCells.isCell(value),
        key -> onExpired.accept(text(key)),
        keys -> {
          confirmOutputs();
          keys.forEach(key -> delete(inner, key));
        });
  }

  private void delete(KeyValueStore<Bytes, byte[]> inner, Bytes key) {
    dirty.remove(text(key));
    emitted.remove(text(key));
    WindowCells.delete(inner, key); // before its head, which an interrupted sweep finds again
    inner.delete(key);
  }

  /** The number of entries added since the last call. */
  int added() {
    int more = added;
    added = 0;
    return more;
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    forEach(
        inner,
        (key, value) -> {
          if (!WindowCells.isCell(value)) {
            newestEnd = Math.max(newestEnd, EntryTimestamps.of(value).eventTime());
            if (WindowHead.fromBytes(value).isDirty()) {
              dirty.add(text(key));
            }
          }
        });
  }

  @Override
  protected void forget() {
    changes.clear();
    dirty.clear();
    emitted.clear();
    newestEnd = Long.MIN_VALUE;
    changed = 0;
    added = 0;
  }

  @Override
  protected boolean hasUnwritten() {
    return !changes.isEmpty() || !emitted.isEmpty();
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    writeChanges(inner);
    for (String window : emitted) {
      Bytes key = key(window);
      WindowHead head = headOf(inner, key, window);
      head.emitted();
      inner.put(key, head.toBytes());
    }
    emitted.clear();
  }

  /** Skipped if outputs were rejected: their records are processed and counted again. */
  private void writeConfirmed(KeyValueStore<Bytes, byte[]> inner) {
    if (!changes.isEmpty()) {
      confirmOutputs();
      writeChanges(inner);
    }
  }

  private void writeChanges(KeyValueStore<Bytes, byte[]> inner) {
    changes.forEach((window, changes) -> write(inner, window, changes));
    changes.clear();
    changed = 0;
  }

  private void write(KeyValueStore<Bytes, byte[]> inner, String window, Changes changes) {
    Bytes key = key(window);
    WindowHead head = headOf(inner, key, window);
    changes.cells.forEach(
        (cell, by) -> {
          if (by[0] != 0) {
            change(inner, key, head, cell, by[0]);
          }
        });
    head.changedAt(changes.at);
    inner.put(key, head.toBytes());
    dirty.add(window);
    emitted.remove(window);
  }

  private void change(
      KeyValueStore<Bytes, byte[]> inner, Bytes key, WindowHead head, ConfusionCell cell, int by) {
    long before = WindowCells.get(inner, key, cell);
    if (before == 0 && head.isFull()) {
      head.add(cell, by);
      return;
    }
    head.count(cell, before, before + by);
    WindowCells.put(inner, key, cell, before + by);
    added += before == 0 ? 1 : 0;
  }

  /** The head of a window, whose cells are stored after it from now on. */
  private WindowHead headOf(KeyValueStore<Bytes, byte[]> inner, Bytes key, String window) {
    byte[] value = inner.get(key);
    if (value == null) {
      added++;
      return new WindowHead(end(window));
    }
    if (value[0] == LegacyAccuracyWindow.VERSION) {
      LegacyAccuracyWindow.fromBytes(value)
          .cells()
          .forEach((cell, count) -> WindowCells.put(inner, key, cell, count));
    }
    return WindowHead.fromBytes(value);
  }

  private long end(String window) {
    return AccuracyWindowKey.parse(window).start() + length;
  }

  private static Bytes key(String window) {
    return Bytes.wrap(Utils.utf8(window));
  }

  private static String text(Bytes key) {
    return Utils.utf8(key.get());
  }
}
