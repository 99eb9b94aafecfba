package dev.weir.stream.labels;

import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import dev.weir.stream.state.KeyHash;
import dev.weir.stream.state.KeyIndex;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The predictions of the last hours or days, by record, of one task.
 *
 * <p>They are stored in blocks of some hundred, in order of arrival; a block is one entry of the
 * inner store and one record of its changelog. Blocks are append-only: a prediction that gets its
 * label is added again to the newest block, and the later entry counts. A block is deleted when all
 * of its entries have expired, and only after the blocks whose entries it replaces, so that no
 * older entry reappears. An in-memory index maps keys to candidate blocks, so an unknown key costs
 * one look-up and no access to the inner store. With at-least-once, full blocks are held back until
 * the outputs that they reflect are confirmed.
 *
 * <p>Memory: 11 to 21 bytes of heap per entry for the index (see {@link KeyIndex}) and about one
 * for the blocks' ages; on disk and in the changelog the key and about ten bytes per entry, and the
 * same again when it gets its label. For example, a million records with keys of 21 bytes ({@code
 * machine-1}, a zero, {@code bench-12345}) take 16 MiB of heap and 31 MB on disk in 4,000 blocks.
 */
public final class PendingPredictionStore extends IndexedStore {
  /** A block spans at most this fraction of the retention from its first to its last entry. */
  private static final int SPANS = 64;

  /** Blocks that one run of {@link #expire} visits. */
  private static final int AT_ONCE = 10_000;

  /** Full blocks held back until a commit; beyond that the store waits for the outputs. */
  private static final int MOST_HELD_BACK = 1_024;

  private final long retention;
  private final KeyIndex index = new KeyIndex();
  private final TreeMap<Long, EntryTimestamps> ages = new TreeMap<>();
  private final TreeMap<Long, byte[]> heldBack = new TreeMap<>();
  private final RecordProgress progress = new RecordProgress();
  private final TailBlock tail;
  private long cursor;
  private long newestTime = Long.MIN_VALUE / 2;
  private long roundStreamTime;
  private long roundNow;
  private long roundKafkaTime;
  private long lastRead;
  private PredictionBlock lastBlock;

  /**
   * Creates the store of a task.
   *
   * @param inner blocks by number
   * @param retention maximum age of an entry by both clocks
   */
  PendingPredictionStore(KeyValueStore<Bytes, byte[]> inner, Duration retention) {
    super(inner);
    this.retention = retention.toMillis();
    this.tail = new TailBlock(this.retention / SPANS);
  }

  /** Builds the stores of all tasks. */
  public static IndexedStoreBuilder<PendingPredictionStore> builder(
      String name, Duration retention) {
    return new IndexedStoreBuilder<>(name, inner -> new PendingPredictionStore(inner, retention));
  }

  /**
   * A prediction and its location.
   *
   * @param block the number of its block
   */
  record StoredEntry(long block, PendingPrediction prediction) {}

  /** The number of predictions. */
  public int size() {
    loaded();
    return index.size();
  }

  /** How far the records of this task have been processed. */
  RecordProgress progress() {
    return progress;
  }

  /** Returns the prediction with that key; null if there is none. */
  StoredEntry find(Bytes key) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    int hash = KeyHash.of(key.get());
    StoredEntry latest = null;
    // A colliding key may lead to a block with an older entry of this one: continue.
    for (int slot = index.first(hash); slot >= 0; slot = index.next(slot, hash)) {
      long block = number(index.place(slot));
      if (latest == null || block > latest.block()) {
        PendingPrediction found = find(inner, block, key.get());
        latest = found == null ? latest : new StoredEntry(block, found);
      }
    }
    return latest;
  }

  private PendingPrediction find(KeyValueStore<Bytes, byte[]> inner, long block, byte[] key) {
    return block == tail.number() ? tail.find(key) : read(inner, block).find(key);
  }

  /** Adds a prediction; hides an existing one with the same key. */
  void add(Bytes key, PendingPrediction prediction) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    if (tail.isTooOldFor(prediction.firstSeen())) {
      seal(inner);
    }
    tail.add(key.get(), prediction, 0);
    index.add(KeyHash.of(key.get()), (int) tail.number());
    sealIfFull(inner);
  }

  /** Replaces a prediction that was found under the same key. */
  void replace(Bytes key, StoredEntry found, PendingPrediction prediction) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    tail.add(key.get(), prediction, found.block());
    if (found.block() != tail.number()) {
      tail.outlive(ages.get(found.block()));
    }
    index.move(KeyHash.of(key.get()), (int) found.block(), (int) tail.number());
    sealIfFull(inner);
  }

  /**
   * Deletes expired blocks, visiting a bounded number per call and continuing there in the next. An
   * entry is expired if it is older than the retention by both clocks or, if event times stand
   * still, older than twice the retention by arrival times.
   *
   * @param streamTime the newest event time seen
   * @param now this machine's clock
   */
  void expire(long streamTime, long now) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    newestTime = Math.max(newestTime, streamTime);
    if (cursor == 0) {
      roundStreamTime = newestTime;
      roundNow = now;
      roundKafkaTime = progress.kafkaTime();
    }
    if (expired(tail.latest()) && !tail.isEmpty()) {
      seal(inner);
    }
    cursor = expireFrom(inner, cursor);
  }

  /** Uses one time for a whole round: a block must not be deleted before one that it outlives. */
  private boolean expired(EntryTimestamps latest) {
    return latest.expired(roundStreamTime, roundNow, retention)
        || roundKafkaTime - latest.firstSeen() > RecordProgress.STANDS_STILL * retention;
  }

  /** Visits blocks from a number on; returns where to continue, 0: from the beginning. */
  private long expireFrom(KeyValueStore<Bytes, byte[]> inner, long first) {
    int looks = 0;
    Iterator<Map.Entry<Long, EntryTimestamps>> blocks =
        ages.tailMap(first, true).entrySet().iterator();
    while (blocks.hasNext()) {
      Map.Entry<Long, EntryTimestamps> block = blocks.next();
      if (looks++ == AT_ONCE) {
        return block.getKey();
      }
      if (expired(block.getValue())) {
        drop(inner, block.getKey());
        blocks.remove();
      }
    }
    return 0;
  }

  /** The newest event time passed to {@link #expire} or stored in a block. */
  long newestTime() {
    return newestTime;
  }

  private void drop(KeyValueStore<Bytes, byte[]> inner, long number) {
    BlockEntries entries = read(inner, number).entries();
    while (entries.next()) {
      index.remove(entries.hash(), (int) number);
      entries.pass();
    }
    heldBack.remove(number);
    inner.delete(key(number));
    lastRead = 0;
    lastBlock = null;
  }

  private void sealIfFull(KeyValueStore<Bytes, byte[]> inner) {
    if (tail.isFull()) {
      seal(inner);
    }
  }

  private void seal(KeyValueStore<Bytes, byte[]> inner) {
    if (holdsBack()) {
      holdBack(inner);
    } else {
      write(inner);
    }
    ages.put(tail.number(), tail.latest());
    tail.begin(after(tail.number()));
  }

  private void holdBack(KeyValueStore<Bytes, byte[]> inner) {
    if (tail.isDirty()) {
      heldBack.put(tail.number(), tail.written());
    }
    if (heldBack.size() > MOST_HELD_BACK) {
      confirmOutputs();
      write(inner);
    }
  }

  @Override
  protected boolean hasUnwritten() {
    return tail.isDirty() || !heldBack.isEmpty();
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    heldBack.forEach((number, block) -> inner.put(key(number), block));
    heldBack.clear();
    if (tail.isDirty()) {
      inner.put(key(tail.number()), tail.written());
    }
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    forEach(inner, (key, block) -> load(number(key), block));
    tail.begin(after(ages.isEmpty() ? 0 : ages.lastKey()));
  }

  private void load(long number, byte[] block) {
    EntryTimestamps age = EntryTimestamps.of(block);
    ages.put(number, age);
    newestTime = Math.max(newestTime, age.eventTime());
    BlockEntries entries = new PredictionBlock(block).entries();
    while (entries.next()) {
      int hash = entries.hash();
      long replaces = entries.pass();
      if (replaces < 0 || !index.move(hash, (int) (number - replaces), (int) number)) {
        index.add(hash, (int) number);
      }
    }
  }

  @Override
  protected void forget() {
    index.clear();
    ages.clear();
    heldBack.clear();
    progress.clear();
    tail.begin(0);
    cursor = 0;
    lastRead = 0;
    lastBlock = null;
  }

  /** Caches the last block: labels in the order of their records read it repeatedly. */
  private PredictionBlock read(KeyValueStore<Bytes, byte[]> inner, long number) {
    if (lastBlock == null || lastRead != number) {
      byte[] held = heldBack.get(number);
      lastBlock = new PredictionBlock(held == null ? inner.get(key(number)) : held);
      lastRead = number;
    }
    return lastBlock;
  }

  /** The index holds the lower 32 bits of a number; 0 marks free slots. */
  private static long after(long number) {
    return (int) (number + 1) == 0 ? number + 2 : number + 1;
  }

  private long number(int place) {
    return tail.number() - Integer.toUnsignedLong((int) tail.number() - place);
  }

  private static long number(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong();
  }

  private static Bytes key(long number) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
