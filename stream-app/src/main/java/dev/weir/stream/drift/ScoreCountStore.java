package dev.weir.stream.drift;

import dev.weir.classifiers.model.ScoreReference;
import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A task's score counts that have not been forwarded yet. A prediction increments two array cells;
 * they are written before each commit, so that each committed prediction is counted exactly once,
 * even if the task fails.
 */
public final class ScoreCountStore extends IndexedStore {
  private final Map<String, Slot> slots = new TreeMap<>();
  private int times;

  ScoreCountStore(KeyValueStore<Bytes, byte[]> inner) {
    super(inner);
  }

  /** Builds the stores of all tasks. */
  public static IndexedStoreBuilder<ScoreCountStore> builder(String name) {
    return new IndexedStoreBuilder<>(name, ScoreCountStore::new);
  }

  /** The counts of one version; valid while {@link #times} is unchanged. */
  static final class Slot {
    private ScoreDelta counts;
    private long from;
    private long to;
    private boolean dirty;
    private boolean stored;

    private Slot(ScoreDelta counts, boolean stored) {
      this.counts = counts;
      this.from = counts.from();
      this.to = counts.to();
      this.stored = stored;
    }

    /** Counts a prediction. */
    void count(int margin, int label, long eventTime) {
      counts.margins()[margin]++;
      counts.classes()[label]++;
      from = Math.min(from, eventTime);
      to = Math.max(to, eventTime);
      dirty = true;
    }

    private ScoreDelta delta() {
      return new ScoreDelta(
          from,
          to,
          counts.margins(),
          counts.classes(),
          counts.referenceMargins(),
          counts.referenceClasses());
    }

    /** Whether it has nothing to forward and nothing to write. */
    private boolean isIdle() {
      return !dirty && !stored;
    }

    private void clear() {
      counts = counts.emptied();
      from = counts.from();
      to = counts.to();
      dirty = true;
    }
  }

  /** The number of versions in memory. */
  int size() {
    return slots.size();
  }

  /**
   * The counts of a version, created on demand. If the stored counts have other bins or classes,
   * another model was published under the same name, and counts not yet forwarded are discarded.
   */
  Slot slot(String key, ScoreReference reference) {
    loaded();
    Slot before = slots.get(key);
    ScoreDelta empty = ScoreDelta.empty(reference);
    if (before != null && before.counts.fits(empty)) {
      return before;
    }
    Slot slot = new Slot(empty, before != null && before.stored);
    slot.dirty = before != null;
    slots.put(key, slot);
    return slot;
  }

  /**
   * Passes all counts to the consumer and resets them. Slots that have counted nothing since the
   * last call are dropped, so that retired versions take no memory.
   */
  void drain(BiConsumer<String, ScoreDelta> out) {
    loaded();
    times += slots.values().removeIf(Slot::isIdle) ? 1 : 0;
    slots.forEach(
        (key, slot) -> {
          ScoreDelta delta = slot.delta();
          if (delta.count() > 0) {
            slot.clear();
            out.accept(key, delta);
          }
        });
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    forEach(
        inner,
        (key, value) ->
            slots.put(Utils.utf8(key.get()), new Slot(ScoreDelta.fromBytes(value), true)));
  }

  /** Incremented when slots are dropped: a slot from before may count nothing. */
  int times() {
    return times;
  }

  @Override
  protected void forget() {
    slots.clear();
    times++;
  }

  @Override
  protected boolean hasUnwritten() {
    return slots.values().stream().anyMatch(slot -> slot.dirty);
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    slots.forEach((key, slot) -> write(inner, key, slot));
  }

  private static void write(KeyValueStore<Bytes, byte[]> inner, String key, Slot slot) {
    if (!slot.dirty) {
      return;
    }
    ScoreDelta delta = slot.delta();
    boolean empty = delta.count() == 0;
    if (!empty || slot.stored) {
      inner.put(Bytes.wrap(Utils.utf8(key)), empty ? null : delta.toBytes());
    }
    slot.stored = !empty;
    slot.dirty = false;
  }
}
