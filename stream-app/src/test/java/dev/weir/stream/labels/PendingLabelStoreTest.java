package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class PendingLabelStoreTest {
  private static final Bytes KEY = RecordKey.of("s", "r");
  private static final PendingLabel LABEL = new PendingLabel(1, 2, "high");

  private final KeyValueStore<Bytes, byte[]> inner = Stores.inMemoryKeyValueStore("labels").get();
  private final PendingLabelStore store = new PendingLabelStore(inner);

  @Test
  void shouldGiveALabelOnce() {
    // Given
    store.put(KEY, LABEL);

    // When, then
    assertThat(store.take(RecordKey.of("s", "other"))).isNull();
    assertThat(store.take(KEY)).isEqualTo(LABEL);
    assertThat(store.take(KEY)).isNull();
    assertThat(store.size()).isZero();
  }

  @Test
  void shouldKeepWhatWasTakenUntilTheCommitThatKeepsThePrediction() {
    // Given
    store.put(KEY, LABEL);

    // When it is taken, then a restart without a commit finds it again
    assertThat(store.take(KEY)).isEqualTo(LABEL);
    assertThat(new PendingLabelStore(inner).take(KEY)).isEqualTo(LABEL);

    // When it is committed, then it is gone
    store.flushCache();
    assertThat(inner.get(KEY)).isNull();
    assertThat(new PendingLabelStore(inner).take(KEY)).isNull();
  }

  @Test
  void shouldKeepALabelThatComesAfterAnotherWasTaken() {
    // Given
    PendingLabel later = new PendingLabel(3, 4, "low");
    store.put(KEY, LABEL);
    assertThat(store.take(KEY)).isEqualTo(LABEL);

    // When
    store.put(KEY, later);
    store.flushCache();

    // Then
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.take(KEY)).isEqualTo(later);
  }
}
