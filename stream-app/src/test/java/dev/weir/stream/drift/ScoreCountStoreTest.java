package dev.weir.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ScoreReference;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ScoreCountStoreTest {
  private static final ScoreReference REFERENCE =
      new ScoreReference("test", new double[] {1}, new long[] {5, 5}, new long[] {5, 5});

  private final KeyValueStore<Bytes, byte[]> inner = Stores.inMemoryKeyValueStore("scores").get();
  private final ScoreCountStore store = new ScoreCountStore(inner);
  private final Map<String, Long> forwarded = new HashMap<>();

  @Test
  void shouldForgetVersionsThatScoreNoMore() {
    // given versions that scored one after the other
    for (int version = 1; version <= 100; version++) {
      count("m/" + version + "/champion");
      drain();
      store.flushCache();
    }

    // when
    drain();

    // then
    assertThat(store.size()).isZero();
    assertThat(forwarded).hasSize(100).allSatisfy((key, counted) -> assertThat(counted).isOne());
    assertThat(inner.approximateNumEntries()).isZero();
  }

  @Test
  void shouldKeepCountsThatAreNotForwardedYet() {
    // given counts that a commit has written
    count("m/1/champion");
    store.flushCache();

    // when
    drain();

    // then
    assertThat(forwarded).containsEntry("m/1/champion", 1L);
    assertThat(store.size()).as("its entry is still to be deleted").isOne();
  }

  @Test
  void shouldSayThatASlotIsNoLongerOfUse() {
    // given
    ScoreCountStore.Slot slot = count("m/1/champion");
    drain();
    store.flushCache();
    final int before = store.times();

    // when
    drain();

    // then
    assertThat(store.times()).isNotEqualTo(before);
    assertThat(store.slot("m/1/champion", REFERENCE)).isNotSameAs(slot);
  }

  private ScoreCountStore.Slot count(String key) {
    ScoreCountStore.Slot slot = store.slot(key, REFERENCE);
    slot.count(0, 1, 7);
    return slot;
  }

  private void drain() {
    store.drain((key, delta) -> forwarded.merge(key, delta.count(), Long::sum));
  }
}
