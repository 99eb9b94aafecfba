package dev.weir.stream.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes expired entries, visiting a bounded part of the store per run.
 *
 * <p>A cursor cycles through the store. Each run visits {@value #LEAST} entries or four for each
 * entry added since the last run, whichever is more; so the cursor is always at least four times as
 * fast as the store grows, and the store holds at most a third more than the entries within the
 * retention. For example, at 1,000 records/s and 24 h there are 86.4 million live entries; a round
 * at 4,000 entries/s takes 6 h at first and 8 h in the steady state, so that at most 115 million
 * are kept.
 */
public final class ExpirySweep {
  static final int LEAST = 1_000;
  private static final int PER_ADDED = 4;

  private final KeyValueStore<Bytes, byte[]> store;
  private final long retention;
  private final Predicate<byte[]> isAged;
  private final Consumer<Bytes> onExpired;
  private final Consumer<List<Bytes>> deletion;
  private Bytes cursor;
  private int added;

  /**
   * Sweeps a store.
   *
   * @param retention in milliseconds
   * @param onExpired receives each key before any is deleted
   */
  public ExpirySweep(
      KeyValueStore<Bytes, byte[]> store, long retention, Consumer<Bytes> onExpired) {
    this(store, retention, value -> true, onExpired, keys -> keys.forEach(store::delete));
  }

  /**
   * Sweeps a store in which some entries have no age and are deleted with others.
   *
   * @param retention in milliseconds
   * @param isAged whether an entry has an age, by its value
   * @param onExpired receives each key before any is deleted
   * @param deletion deletes the keys of one run, and their dependent entries
   */
  public ExpirySweep(
      KeyValueStore<Bytes, byte[]> store,
      long retention,
      Predicate<byte[]> isAged,
      Consumer<Bytes> onExpired,
      Consumer<List<Bytes>> deletion) {
    this.store = store;
    this.retention = retention;
    this.isAged = isAged;
    this.onExpired = onExpired;
    this.deletion = deletion;
  }

  /** Records an added entry, so that the next run visits more. */
  public void added() {
    added++;
  }

  /** Records a number of added entries. */
  public void added(int more) {
    added += more;
  }

  /** Visits the next part and deletes entries that have expired by both clocks. */
  public void run(long streamTime, long now) {
    run((key, age) -> age.expired(streamTime, now, retention));
  }

  /** Visits the next part and deletes entries that have expired by another rule. */
  public void run(BiPredicate<Bytes, EntryTimestamps> expiry) {
    int budget = Math.max(LEAST, (int) Math.min(Integer.MAX_VALUE, (long) added * PER_ADDED));
    added = 0;
    List<Bytes> keys = expired(budget, expiry);
    if (!keys.isEmpty()) {
      keys.forEach(onExpired);
      deletion.accept(keys);
    }
  }

  private List<Bytes> expired(int budget, BiPredicate<Bytes, EntryTimestamps> expiry) {
    List<Bytes> expired = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(cursor, null)) {
      for (int visited = 0; visited < budget && entries.hasNext(); visited++) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if (isAged.test(entry.value) && expiry.test(entry.key, EntryTimestamps.of(entry.value))) {
          expired.add(entry.key);
        }
      }
      cursor = entries.hasNext() ? entries.peekNextKey() : null;
    }
    return expired;
  }
}
