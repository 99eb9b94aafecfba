package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
  void shouldKeepWhatHasAKeyAndNeverThrow() {
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
    AtomicInteger ignored = new AtomicInteger();
    ModelsProcessor processor =
        new ModelsProcessor("models", changes::incrementAndGet, ignored::incrementAndGet);
    processor.init(context);

    // When
    processor.process(new Record<>(key("m/1"), new byte[] {9}, 0));
    processor.process(new Record<>(key("signals"), new byte[0], 0));
    processor.process(new Record<>(null, new byte[] {9}, 0));
    processor.process(new Record<>(key("m/1"), null, 0));
    processor.process(new Record<>(key("m/2"), null, 0));
    processor.process(new Record<>(key("no/key/at all"), new byte[] {9}, 0));
    processor.process(new Record<>(new byte[] {(byte) 0xff}, new byte[] {9}, 0));
    processor.process(new Record<>(key("m/" + "1".repeat(129)), new byte[] {9}, 0));

    // Then
    assertThat(store.get(Bytes.wrap(key("m/1")))).isNull();
    assertThat(store.get(Bytes.wrap(key("signals")))).isEmpty();
    assertThat(store.approximateNumEntries()).isEqualTo(1);
    assertThat(changes).hasValue(4);
    assertThat(ignored).hasValue(4);
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
