package dev.weir.stream.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedRocksMemoryTest {
  private static final long MEMORY = 8 << 20;
  private static final int STORES = 12;

  @TempDir Path folder;

  @Test
  void shouldBoundWhatAllStoresTakeTogether() {
    // Given
    Random random = new Random(1);
    List<KeyValueStore<Bytes, byte[]>> stores = new ArrayList<>();
    for (int i = 0; i < STORES; i++) {
      stores.add(store(i));
    }

    // When each store exceeds the limit of all, and is read
    long most = 0;
    for (int i = 0; i < 2_000; i++) {
      for (KeyValueStore<Bytes, byte[]> store : stores) {
        byte[] value = new byte[4_096];
        random.nextBytes(value);
        store.put(Bytes.wrap(("key-" + i).getBytes(UTF_8)), value);
      }
      most = Math.max(most, SharedRocksMemory.used(MEMORY));
    }
    for (KeyValueStore<Bytes, byte[]> store : stores) {
      assertThat(entries(store)).isEqualTo(2_000);
      most = Math.max(most, SharedRocksMemory.used(MEMORY));
    }

    // Then memory stays within it, except for data being flushed
    assertThat(most).isBetween(1L << 20, MEMORY * 3 / 2);
    stores.forEach(KeyValueStore::close);
  }

  private KeyValueStore<Bytes, byte[]> store(int number) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rocks");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    settings.put(SharedRocksMemory.BYTES_CONFIG, MEMORY);
    MockProcessorContext<Object, Object> context =
        new MockProcessorContext<>(
            settings, new TaskId(0, number), folder.resolve("task-" + number).toFile());
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("store-" + number),
                Serdes.Bytes(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static int entries(KeyValueStore<Bytes, byte[]> store) {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      for (; all.hasNext(); count++) {
        all.next();
      }
    }
    return count;
  }
}
