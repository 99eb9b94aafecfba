package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ModelsProcessorTest {
  @Test
  void shouldKeepWhateverComesAndNeverThrow() {
    // Given
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("models"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    AtomicInteger changes = new AtomicInteger();
    ModelsProcessor processor = new ModelsProcessor("models", changes::incrementAndGet);
    processor.init(context);

    // When
    processor.process(new Record<>(new byte[] {1}, new byte[] {9}, 0));
    processor.process(new Record<>(new byte[] {2}, new byte[0], 0));
    processor.process(new Record<>(null, new byte[] {9}, 0));
    processor.process(new Record<>(new byte[] {1}, null, 0));
    processor.process(new Record<>(new byte[] {3}, null, 0));

    // Then
    assertThat(store.get(Bytes.wrap(new byte[] {1}))).isNull();
    assertThat(store.get(Bytes.wrap(new byte[] {2}))).isEmpty();
    assertThat(changes).hasValue(4);
  }
}
