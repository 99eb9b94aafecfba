package dev.weir.stream.labels;

import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import dev.weir.stream.state.KeyHash;
import dev.weir.stream.state.KeyIndex;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The labels of one task that arrived before their records. Every record needs a lookup, which
 * hardly ever finds one: an in-memory index, 11 to 21 bytes per label, answers most lookups without
 * access to the store.
 */
public final class PendingLabelStore extends IndexedStore {
  private static final int HERE = 1;

  private final KeyIndex index = new KeyIndex();

  /** Deleted at the commit that also writes the predictions joined with these labels. */
  private final Set<Bytes> taken = new HashSet<>();

  PendingLabelStore(KeyValueStore<Bytes, byte[]> inner) {
    super(inner);
  }

  /** Builds the stores of all tasks. */
  public static IndexedStoreBuilder<PendingLabelStore> builder(String name) {
    return new IndexedStoreBuilder<>(name, PendingLabelStore::new);
  }

  /** The number of labels. */
  public int size() {
    loaded();
    return index.size();
  }

  /** Removes a record's label and returns it; null if there is none. */
  PendingLabel take(Bytes key) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    int hash = KeyHash.of(key.get());
    byte[] label = index.first(hash) < 0 || taken.contains(key) ? null : inner.get(key);
    if (label == null) {
      return null;
    }
    taken.add(key);
    index.remove(hash, HERE);
    return PendingLabel.fromBytes(label);
  }

  /** Stores a record's label, replacing an earlier one. */
  void put(Bytes key, PendingLabel label) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    int hash = KeyHash.of(key.get());
    if (taken.remove(key) || index.first(hash) < 0 || inner.get(key) == null) {
      index.add(hash, HERE);
    }
    inner.put(key, label.toBytes());
  }

  /**
   * Returns the sweep that deletes expired labels.
   *
   * @param onExpired receives each before it is deleted
   */
  ExpirySweep sweep(Duration retention, Consumer<Bytes> onExpired) {
    return new ExpirySweep(
        loaded(),
        retention.toMillis(),
        key -> {
          if (taken.remove(key)) {
            return;
          }
          index.remove(KeyHash.of(key.get()), HERE);
          onExpired.accept(key);
        });
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    forEach(inner, (key, label) -> index.add(KeyHash.of(key.get()), HERE));
  }

  @Override
  protected void forget() {
    index.clear();
    taken.clear();
  }

  @Override
  protected boolean hasUnwritten() {
    return !taken.isEmpty();
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    taken.forEach(inner::delete);
    taken.clear();
  }
}
