package dev.weir.stream.shards;

import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The records of one task that are in flight, in memory. The inner store has, by the record's
 * offset (8 bytes), the record, and by offset and part (12 bytes) the answers that have arrived.
 * What arrives and goes between two commits is never written.
 */
public final class WaitingImageStore extends IndexedStore {
  private static final int ANSWER_KEY_BYTES = Long.BYTES + Integer.BYTES;

  private final TreeMap<Long, InFlight> inFlight = new TreeMap<>();
  private final Set<Bytes> records = new HashSet<>();
  private final Set<Bytes> changed = new LinkedHashSet<>();
  private final Set<Bytes> stored = new HashSet<>();
  private long bytes;

  WaitingImageStore(KeyValueStore<Bytes, byte[]> inner) {
    super(inner);
  }

  /** Builds the stores of all tasks. */
  public static IndexedStoreBuilder<WaitingImageStore> builder(String name) {
    return new IndexedStoreBuilder<>(name, WaitingImageStore::new);
  }

  /** The number of records in flight. */
  public int size() {
    loaded();
    return inFlight.size();
  }

  /** Bytes of the records in flight. */
  long bytes() {
    loaded();
    return bytes;
  }

  /** Whether a record with this key is in flight. */
  boolean contains(Bytes recordKey) {
    loaded();
    return records.contains(recordKey);
  }

  /** Adds a record, or replaces the one with the same offset. */
  void add(WaitingImage image) {
    loaded();
    remove(image.offset());
    insert(image);
    changed.add(key(image.offset()));
  }

  private void insert(WaitingImage image) {
    InFlight added = new InFlight(image);
    inFlight.put(image.offset(), added);
    records.add(image.recordKey());
    bytes += added.bytes();
  }

  /** Adds an answer and returns its record; null if nothing waits for it. */
  InFlight add(ShardAnswer answer) {
    loaded();
    InFlight record = inFlight.get(answer.id().offset());
    if (record == null || !record.add(answer)) {
      return null;
    }
    changed.add(key(answer.id().offset(), answer.id().shard()));
    return record;
  }

  /** Removes a record and its answers. */
  void remove(long offset) {
    loaded();
    InFlight removed = inFlight.remove(offset);
    if (removed == null) {
      return;
    }
    bytes -= removed.bytes();
    records.remove(removed.image().recordKey());
    changed.add(key(offset));
    for (int shard = 0; shard < removed.image().shards(); shard++) {
      if (removed.answer(shard) != null) {
        changed.add(key(offset, shard));
      }
    }
  }

  /**
   * The first record in flight if it lies before an answered one and lacks the answer of the same
   * part; otherwise null.
   */
  InFlight overtaken(RequestId answered) {
    loaded();
    Map.Entry<Long, InFlight> first = inFlight.firstEntry();
    return first != null
            && first.getKey() < answered.offset()
            && first.getValue().lacks(answered.shard())
        ? first.getValue()
        : null;
  }

  /** The records in flight, in the order of their offsets. */
  List<InFlight> all() {
    loaded();
    return List.copyOf(inFlight.values());
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    Map<Long, InFlight> known = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> entries = inner.all()) {
      // A record's key precedes those of its answers.
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        stored.add(entry.key);
        long offset = ByteBuffer.wrap(entry.key.get()).getLong();
        if (entry.key.get().length == ANSWER_KEY_BYTES) {
          restore(known.get(offset), entry);
        } else {
          insert(WaitingImage.fromBytes(offset, entry.value));
          known.put(offset, inFlight.get(offset));
        }
      }
    }
  }

  /**
   * With at-least-once, a crash between the removal of a record and that of its answers leaves
   * these: they are removed with the next commit.
   */
  private void restore(InFlight record, KeyValue<Bytes, byte[]> answer) {
    if (record == null || !record.add(ShardAnswer.fromBytes(answer.value))) {
      changed.add(answer.key);
    }
  }

  @Override
  protected void forget() {
    inFlight.clear();
    records.clear();
    changed.clear();
    stored.clear();
    bytes = 0;
  }

  @Override
  protected boolean hasUnwritten() {
    return !changed.isEmpty();
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    for (Bytes key : changed) {
      byte[] value = value(key);
      if (value != null) {
        inner.put(key, value);
        stored.add(key);
      } else if (stored.remove(key)) {
        inner.delete(key);
      }
    }
    changed.clear();
  }

  private byte[] value(Bytes key) {
    ByteBuffer in = ByteBuffer.wrap(key.get());
    InFlight record = inFlight.get(in.getLong());
    if (record == null) {
      return null;
    }
    if (!in.hasRemaining()) {
      return record.image().toBytes();
    }
    int shard = in.getInt();
    ShardAnswer answer = shard < record.image().shards() ? record.answer(shard) : null;
    return answer == null ? null : answer.toBytes();
  }

  private static Bytes key(long offset) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
  }

  private static Bytes key(long offset, int shard) {
    return Bytes.wrap(ByteBuffer.allocate(ANSWER_KEY_BYTES).putLong(offset).putInt(shard).array());
  }
}
