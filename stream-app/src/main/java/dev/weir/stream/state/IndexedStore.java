package dev.weir.stream.state;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store of a task that keeps something in memory over a key-value store of Kafka Streams, which
 * is logged and restored as any other. What is in memory is made again from the inner store when it
 * is first used after a start, a restoration or a change between standby and active.
 *
 * <p>{@link #flushCache} is called before the offsets, or the transaction, are committed: all that
 * is not yet in the inner store must go there then. A task that is closed dirty may flush too; with
 * exactly-once that is rolled back. Kafka Streams has no public interface for this: {@code
 * StateStore.commit} comes after the transaction.
 *
 * <p>With at-least-once what is only in memory goes to the inner store once the brokers have all
 * outputs from before, and is left unwritten where one was refused; a store that cannot keep all of
 * it in memory between two commits asks {@link #holdsBack} and {@link #confirmOutputs}. Where a
 * record would pass for known by one store, others that belong to it are written first ({@link
 * #writtenAfter}).
 */
public abstract class IndexedStore implements StateStore, CachedStateStore<Bytes, byte[]> {
  private final KeyValueStore<Bytes, byte[]> inner;
  private OutputConfirmation outputs = OutputConfirmation.NONE;
  private IndexedStore first;
  private boolean loaded;

  protected IndexedStore(KeyValueStore<Bytes, byte[]> inner) {
    this.inner = inner;
  }

  /** Makes what is in memory from the inner store. */
  protected abstract void load(KeyValueStore<Bytes, byte[]> inner);

  /** Forgets what is in memory. */
  protected abstract void forget();

  /** Writes to the inner store what is only in memory. */
  protected abstract void write(KeyValueStore<Bytes, byte[]> inner);

  /** Whether {@link #write} has anything to write. */
  protected boolean hasUnwritten() {
    return true;
  }

  /**
   * Lets another store of the task be written before this one, whichever of the two Kafka Streams
   * comes to first: the brokers have what it wrote when this one is written.
   */
  public final void writtenAfter(IndexedStore store) {
    first = store;
  }

  /** Whether what belongs to outputs must not go to the inner store before they are confirmed. */
  protected final boolean holdsBack() {
    return outputs.isNeeded();
  }

  /** Waits until the brokers have all outputs from before, where that is needed. */
  protected final void confirmOutputs() {
    outputs.await();
  }

  /** The inner store, with what belongs to it in memory. */
  protected final KeyValueStore<Bytes, byte[]> loaded() {
    if (!loaded) {
      outputs.begin();
      load(inner);
      loaded = true;
    }
    return inner;
  }

  private void reset() {
    forget();
    loaded = false;
  }

  @Override
  public final void flushCache() {
    if (loaded && hasUnwritten()) {
      if (first != null) {
        first.flushCache();
      }
      confirmOutputs();
      write(inner);
    }
  }

  @Override
  public final void clearCache() {
    reset();
  }

  @Override
  public final boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public final String name() {
    return inner.name();
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    reset();
    inner.init(context, root);
    outputs = OutputConfirmation.of(context);
  }

  @Override
  public final void commit(Map<TopicPartition, Long> offsets) {
    inner.commit(offsets);
  }

  @Override
  public final Long committedOffset(TopicPartition partition) {
    return inner.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // so does Kafka's own wrapper: the inner store decides
  public final boolean managesOffsets() {
    return inner.managesOffsets();
  }

  @Override
  public final Position getPosition() {
    return inner.getPosition();
  }

  @Override
  public final void close() {
    reset();
    inner.close();
  }

  @Override
  public final boolean persistent() {
    return inner.persistent();
  }

  @Override
  public final boolean isOpen() {
    return inner.isOpen();
  }
}
