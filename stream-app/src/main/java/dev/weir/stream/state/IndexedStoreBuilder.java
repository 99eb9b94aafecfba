package dev.weir.stream.state;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;

/**
 * Builds an {@link IndexedStore} over a persistent, logged key-value store of the same name.
 *
 * @param <T> the store
 */
public final class IndexedStoreBuilder<T extends IndexedStore>
    extends AbstractStoreBuilder<Bytes, byte[], T> {
  private final Function<KeyValueStore<Bytes, byte[]>, T> wrap;

  /**
   * Prepares the stores of all tasks.
   *
   * @param wrap creates the store over its inner one
   */
  public IndexedStoreBuilder(String name, Function<KeyValueStore<Bytes, byte[]>, T> wrap) {
    super(name, Serdes.Bytes(), Serdes.ByteArray(), Time.SYSTEM);
    this.wrap = wrap;
  }

  @Override
  public T build() {
    StoreBuilder<KeyValueStore<Bytes, byte[]>> inner =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled();
    return wrap.apply(
        (loggingEnabled() ? inner.withLoggingEnabled(logConfig) : inner.withLoggingDisabled())
            .build());
  }

  /** The store has its own in-memory structure; a second cache would only copy it. */
  @Override
  public StoreBuilder<T> withCachingEnabled() {
    throw new UnsupportedOperationException("store " + name() + " takes no cache");
  }
}
