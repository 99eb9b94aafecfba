package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.KeyHash;
import dev.weir.stream.state.UnreadableStateException;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class PendingPredictionStoreTest {
  private static final long RETENTION = 10_000;
  private static final PendingPrediction FULL =
      new PendingPrediction(
          1_700_000_000_123L,
          -5,
          "größer",
          List.of(
              new StoredPrediction("m", "1", "champion", 7, "a"),
              new StoredPrediction("n", "2", "challenger", Long.MAX_VALUE, "")),
          List.of("größer", "(other)"));

  private final Inner inner = new Inner();
  private PendingPredictionStore store = inner.open();

  /** A store of blocks, and what a restoration would find: the last commit's content. */
  private static final class Inner {
    private KeyValueStore<Bytes, byte[]> blocks = empty();
    private List<KeyValue<Bytes, byte[]>> committed = List.of();

    private static KeyValueStore<Bytes, byte[]> empty() {
      return Stores.inMemoryKeyValueStore("blocks").get();
    }

    PendingPredictionStore open() {
      return new PendingPredictionStore(blocks, Duration.ofMillis(RETENTION));
    }

    void commit() {
      committed = all();
    }

    PendingPredictionStore restored() {
      blocks = empty();
      committed.forEach(block -> blocks.put(block.key, block.value));
      return open();
    }

    List<KeyValue<Bytes, byte[]>> all() {
      List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
      try (KeyValueIterator<Bytes, byte[]> entries = blocks.all()) {
        entries.forEachRemaining(found::add);
      }
      return found;
    }
  }

  /** Compares a store with a plain map under random operations. */
  private final class Comparison {
    private final Random random;
    private final List<Bytes> keys;
    private Map<Bytes, PendingPrediction> expected = new HashMap<>();
    private Map<Bytes, PendingPrediction> committed = new HashMap<>();
    private long streamTime;
    private long now;
    private long sweptStreamTime = Long.MIN_VALUE / 2;
    private long sweptNow = Long.MIN_VALUE / 2;

    Comparison(Random random) {
      this.random = random;
      keys = keys(random);
    }

    void step() {
      now += random.nextInt(40);
      int dice = random.nextInt(100);
      if (dice < 60) {
        compareFind(keys.get(random.nextInt(keys.size())));
      } else if (dice < 80) {
        label(keys.get(random.nextInt(keys.size())));
      } else if (dice < 90) {
        commit();
      } else if (dice < 96) {
        sweep();
      } else if (dice < 98) {
        crash();
      } else {
        changeSides();
      }
    }

    private void compareFind(Bytes key) {
      if (known(key) == null) {
        long eventTime = now - random.nextInt(3_000) + 500;
        streamTime = Math.max(streamTime, eventTime);
        PendingPrediction prediction = new PendingPrediction(eventTime, now, made());
        if (random.nextBoolean()) {
          prediction = labelled(prediction, "t");
        }
        store.add(key, prediction);
        expected.put(key, prediction);
      }
    }

    private PendingPrediction labelled(PendingPrediction prediction, String truth) {
      return prediction.withTruth(
          truth,
          prediction.predictions().stream()
              .map(made -> random.nextBoolean() ? truth : "(other)")
              .toList());
    }

    private void label(Bytes key) {
      PendingPredictionStore.StoredEntry found = known(key);
      if (found != null) {
        PendingPrediction labelled = labelled(found.prediction(), "t" + random.nextInt(5));
        store.replace(key, found, labelled);
        expected.put(key, labelled);
      }
    }

    private void commit() {
      store.flushCache();
      inner.commit();
      committed = new HashMap<>(expected);
    }

    private void sweep() {
      store.expire(streamTime, now);
      sweptStreamTime = streamTime;
      sweptNow = now;
    }

    private void crash() {
      store = inner.restored();
      expected = new HashMap<>(committed);
    }

    /** From active to standby, restored there with other content, and back. */
    private void changeSides() {
      commit();
      store.clearCache();
    }

    private PendingPredictionStore.StoredEntry known(Bytes key) {
      PendingPredictionStore.StoredEntry found = store.find(key);
      PendingPrediction wanted = expected.get(key);
      if (found != null) {
        assertThat(found.prediction()).isEqualTo(wanted);
      } else if (wanted != null) {
        EntryTimestamps age = new EntryTimestamps(wanted.eventTime(), wanted.firstSeen());
        assertThat(age.expired(sweptStreamTime, sweptNow, RETENTION)).isTrue();
        expected.remove(key);
      }
      return found;
    }

    private List<StoredPrediction> made() {
      List<StoredPrediction> made = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        made.add(
            new StoredPrediction(
                "m", "v" + random.nextInt(2), "r" + i, random.nextInt(2), "c" + random.nextInt(4)));
      }
      return made;
    }

    void checkAll() {
      keys.forEach(this::known);
      assertThat(store.size()).isEqualTo(expected.size());
    }
  }

  @Test
  @PropertyTest
  void shouldHoldWhatPlainMapHolds() {
    Seeds.times(
        Seeds.size(20, 3),
        random -> {
          Comparison comparison = new Comparison(random);
          inner.committed = List.of();
          store = inner.restored();
          for (int i = 0; i < 4_000; i++) {
            comparison.step();
            if (i % 500 == 0) {
              comparison.checkAll();
            }
          }
          comparison.checkAll();
        });
  }

  @Test
  void shouldGiveBackEveryField() {
    store.add(key(1), FULL);
    store.flushCache();
    store.clearCache();

    assertThat(store.find(key(1)).prediction()).isEqualTo(FULL);
    assertThat(store.find(key(2))).isNull();
  }

  @Test
  void shouldWriteManyInFewBlocks() {
    for (int i = 0; i < 10_000; i++) {
      store.add(key(i), new PendingPrediction(i, i / 100, FULL.predictions()));
    }
    store.flushCache();

    List<KeyValue<Bytes, byte[]>> blocks = inner.all();
    assertThat(blocks.size()).isLessThan(50);
    assertThat(blocks.stream().mapToInt(block -> block.value.length).sum()).isLessThan(400_000);
  }

  @Test
  void shouldWriteAnEntryFewTimesWhereCommitsAreMany() {
    long written = 0;
    for (int i = 0; i < 1_000; i++) {
      store.add(key(i), new PendingPrediction(i, 1, FULL.predictions()));
      store.flushCache();
      written += inner.all().getLast().value.length;
    }

    assertThat(written / 1_000).isLessThan(500);
  }

  @Test
  void shouldWriteNothingWhereNothingIsNew() {
    store.add(key(1), FULL);
    store.flushCache();
    byte[] first = inner.all().getFirst().value;
    store.find(key(1));
    store.flushCache();

    assertThat(inner.all()).hasSize(1);
    assertThat(inner.all().getFirst().value).isSameAs(first);
  }

  @Test
  void shouldLeaveNothingBehindWhenAllHasExpired() {
    for (int i = 0; i < 5_000; i++) {
      store.add(key(i), new PendingPrediction(i, i, FULL.predictions()));
    }
    store.replace(key(7), store.find(key(7)), FULL.withTruth("b", List.of("b", "b")));
    store.expire(1_000_000, 1_000_000);
    store.expire(2_000_000_000_000L, 2_000_000_000_000L);

    assertThat(store.size()).isZero();
    assertThat(inner.all()).isEmpty();
  }

  @Test
  void shouldSayWhatToDoAboutOlderState() {
    inner.blocks.put(block(1), new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0});

    assertThatThrownBy(() -> store.find(key(1)))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("version 1")
        .hasMessageContaining("reads version 3");
  }

  @Test
  void shouldReadBlocksThatDoNotSayAsWhatTruthsCounted() {
    // Given a block of version 2: one entry with a truth, one without
    BlockDictionary names = new BlockDictionary();
    ByteWriter entries = new ByteWriter();
    entry(entries, key(1), 1 + names.numberOf("t"), names);
    entry(entries, key(2), 0, names);
    EntryTimestamps first = new EntryTimestamps(5, 6);
    byte[] block = PredictionBlock.write(first, first, entries, names);
    block[0] = 2;
    inner.blocks.put(block(1), block);

    // When
    PendingPrediction labelled = store.find(key(1)).prediction();
    PendingPrediction open = store.find(key(2)).prediction();

    // Then
    assertThat(labelled).isEqualTo(new PendingPrediction(5, 6, "t", FULL.predictions(), List.of()));
    assertThat(open).isEqualTo(new PendingPrediction(5, 6, FULL.predictions()));

    // When the label of one changes
    PendingPrediction changed = labelled.withTruth("u", List.of("u", "(other)"));
    store.replace(key(1), store.find(key(1)), changed);
    store.flushCache();
    store.clearCache();

    // Then
    assertThat(store.find(key(1)).prediction()).isEqualTo(changed);
    assertThat(store.find(key(2)).prediction()).isEqualTo(open);
  }

  private static void entry(ByteWriter out, Bytes key, int truth, BlockDictionary names) {
    out.putVarint(key.get().length).putBytes(key.get(), key.get().length);
    out.putSigned(0).putSigned(0).putVarint(0).putVarint(truth).putVarint(2);
    FULL.predictions().forEach(made -> out.putVarint(names.numberOf(made)));
  }

  @Test
  void shouldRefuseEveryTruncation() {
    store.add(key(1), FULL);
    store.flushCache();
    byte[] bytes = inner.all().getFirst().value;

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> new PredictionBlock(cut).find(key(1).get()))
          .isInstanceOf(UnreadableStateException.class);
    }
  }

  private static Bytes key(int number) {
    return RecordKey.of("machine", "record-" + number);
  }

  private static Bytes block(long number) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Two hundred keys, including pairs that share a hash. */
  private static List<Bytes> keys(Random random) {
    Map<Integer, Bytes> byHash = new HashMap<>();
    List<Bytes> keys = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      Bytes key = RecordKey.of("s" + random.nextInt(3), Long.toHexString(random.nextLong()));
      Bytes same = byHash.put(KeyHash.of(key.get()), key);
      if (same != null) {
        keys.addAll(List.of(key, same));
      }
    }
    byHash.values().stream().limit(200 - keys.size()).forEach(keys::add);
    return keys;
  }
}
