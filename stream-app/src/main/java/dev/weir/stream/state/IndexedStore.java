package dev.weir.stream.state;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A task's store with an in-memory structure over a key-value store of Kafka Streams, which is
 * logged and restored as usual. The structure is rebuilt from the inner store on first use after a
 * start, a restoration or a change between standby and active.
 *
 * <p>{@link #flushCache} is called before the offsets, or the transaction, are committed: all
 * changes must be in the inner store by then. A task that is closed dirty may flush too; with
 * exactly-once that is rolled back. Kafka Streams has no public interface for this: {@code
 * StateStore.commit} comes after the transaction.
 *
 * <p>With at-least-once, changes in memory are written to the inner store once the brokers have all
 * earlier outputs, and never if one was rejected; a store that cannot keep all changes in memory
 * between two commits uses {@link #holdsBack} and {@link #confirmOutputs}. If an entry of one store
 * marks a record as known, the related stores are written first ({@link #writtenAfter}).
 */
public abstract class IndexedStore
    extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {
  private OutputConfirmation outputs = OutputConfirmation.NONE;
  private IndexedStore first;
  private boolean loaded;

  protected IndexedStore(KeyValueStore<Bytes, byte[]> inner) {
    super(inner);
  }

  /** Builds the in-memory structure from the inner store. */
  protected abstract void load(KeyValueStore<Bytes, byte[]> inner);

  /** Clears the in-memory structure. */
  protected abstract void forget();

  /** Writes unwritten changes to the inner store. */
  protected abstract void write(KeyValueStore<Bytes, byte[]> inner);

  /** Whether {@link #write} has anything to write. */
  protected abstract boolean hasUnwritten();

  /** Passes each entry of a store to the taker. */
  protected static void forEach(
      KeyValueStore<Bytes, byte[]> store, BiConsumer<Bytes, byte[]> taker) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      entries.forEachRemaining(entry -> taker.accept(entry.key, entry.value));
    }
  }

  /**
   * Has another store of the task written before this one, in whichever order Kafka Streams flushes
   * them: the brokers have that store's records when this one is written.
   */
  public final void writtenAfter(IndexedStore store) {
    first = store;
  }

  /** Whether changes must not be written to the inner store before their outputs are confirmed. */
  protected final boolean holdsBack() {
    return outputs.isNeeded();
  }

  /** Waits until the brokers have all earlier outputs, if that is needed. */
  protected final void confirmOutputs() {
    outputs.await();
  }

  /** The inner store, after the in-memory structure has been built. */
  protected final KeyValueStore<Bytes, byte[]> loaded() {
    if (!loaded) {
      outputs.begin();
      load(wrapped());
      loaded = true;
    }
    return wrapped();
  }

  @Override
  public final void flushCache() {
    if (loaded && hasUnwritten()) {
      if (first != null) {
        first.flushCache();
      }
      confirmOutputs();
      write(wrapped());
    }
  }

  @Override
  public final void clearCache() {
    forget();
    loaded = false;
  }

  @Override
  public final boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    clearCache();
    super.init(context, root);
    outputs = OutputConfirmation.of(context.taskId(), context.appConfigs(), context);
  }

  @Override
  public final void close() {
    clearCache();
    super.close();
  }
}
