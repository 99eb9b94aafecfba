package dev.weir.stream.state;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds an {@link IndexedStore} over a persistent, logged key-value store of the same name.
 *
 * @param <T> the store
 */
public final class IndexedStoreBuilder<T extends IndexedStore> implements StoreBuilder<T> {
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;
  private final Function<KeyValueStore<Bytes, byte[]>, T> wrap;

  /**
   * Prepares the stores of all tasks.
   *
   * @param wrap creates the store over its inner one
   */
  public IndexedStoreBuilder(String name, Function<KeyValueStore<Bytes, byte[]>, T> wrap) {
    this.inner =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled();
    this.wrap = wrap;
  }

  @Override
  public T build() {
    return wrap.apply(inner.build());
  }

  /** The store has its own in-memory structure; a second cache would only copy it. */
  @Override
  public StoreBuilder<T> withCachingEnabled() {
    throw new UnsupportedOperationException("store " + name() + " takes no cache");
  }

  @Override
  public StoreBuilder<T> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
    inner.withLoggingEnabled(config);
    return this;
  }

  @Override
  public StoreBuilder<T> withLoggingDisabled() {
    inner.withLoggingDisabled();
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return inner.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return inner.loggingEnabled();
  }

  @Override
  public String name() {
    return inner.name();
  }
}
