package dev.weir.stream.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.decode.OutputLimits;
import dev.weir.stream.state.ByteWriter;
import dev.weir.stream.state.ExpirySweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class SignalStoreTest {
  private static final int LARGE = 200_000;
  private static final long ROOM = OutputLimits.USUAL.internal();

  private final KeyValueStore<Bytes, byte[]> inner = Stores.inMemoryKeyValueStore("signals").get();
  private final SignalStore store = new SignalStore(inner, ROOM);

  @Test
  void shouldWriteWhatPiecesChangedWithTheCommit() {
    // When
    store.put("press-1", signal(10, 1));
    store.put("press-1", signal(20, 2));
    store.put("press-2", signal(30, 3));
    int before = all().size();
    store.flushCache();

    // Then
    assertThat(before).isZero();
    assertThat(all()).hasSize(2);
    assertThat(store.size()).isEqualTo(2);
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(20, 2)));
  }

  @Test
  void shouldForgetWhatWasNotCommitted() {
    // Given
    store.put("press-1", signal(10, 1));
    store.flushCache();
    store.put("press-1", signal(20, 2));

    // When
    store.clearCache();

    // Then
    assertThat(store.get("press-1").segments().stream().mapToInt(Segment::length).sum())
        .isEqualTo(10);
    assertThat(store.get("press-2")).isNull();
  }

  @Test
  void shouldSplitLargeSignalAndReadItBack() {
    // When
    store.put("press-1", signal(LARGE, 1));
    store.put("press-10", signal(10, 1));
    store.flushCache();

    // Then
    assertThat(all()).hasSize(1 + 4 + 1);
    assertThat(all()).allSatisfy(entry -> assertThat(entry.value.length).isLessThan(525_000));
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 1)));
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void shouldDeletePartsThatAreNotNeededAnyMore() {
    // Given
    store.put("press-1", signal(LARGE, 1));
    store.flushCache();

    // When
    store.get("press-1");
    store.put("press-1", signal(100_000, 2));
    store.flushCache();
    int smaller = all().size();
    store.put("press-1", signal(10, 3));
    store.flushCache();

    // Then
    assertThat(smaller).isEqualTo(1 + 2);
    assertThat(all()).hasSize(1);
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(10, 3)));
  }

  @Test
  void shouldReadStateOfEarlierVersions() {
    // Given a large signal written as one value
    inner.put(Bytes.wrap("press-1".getBytes(UTF_8)), StoredSignal.toBytes(signal(LARGE, 1)));

    // When
    SignalState read = store.get("press-1");
    store.put("press-1", signal(LARGE, 2));
    store.flushCache();

    // Then
    assertThat(StoredSignal.toBytes(read)).isEqualTo(StoredSignal.toBytes(signal(LARGE, 1)));
    assertThat(all()).hasSize(1 + 4);
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 2)));
  }

  @Test
  void shouldReadPartsOfHeadsWithoutANumber() {
    // Given parts of 512 KiB under the numbers from 0
    byte[] whole = StoredSignal.toBytes(signal(LARGE, 1));
    int each = 512 << 10;
    for (int number = 0; number < 4; number++) {
      int from = number * each;
      byte[] part = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + each));
      inner.put(part("press-1", number), begun(3).putBytes(part, part.length).toBytes());
    }
    inner.put(
        Bytes.wrap("press-1".getBytes(UTF_8)), begun(2).putInt(4).putInt(whole.length).toBytes());

    // When
    SignalState read = store.get("press-1");
    store.put("press-1", signal(LARGE, 2));
    store.flushCache();

    // Then
    assertThat(StoredSignal.toBytes(read)).isEqualTo(whole);
    assertThat(all()).hasSize(1 + 4);
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 2)));
  }

  private static ByteWriter begun(int version) {
    return new ByteWriter().putByte(version).putLong(1).putLong(1);
  }

  private static Bytes part(String source, int number) {
    byte[] key = source.getBytes(UTF_8);
    return Bytes.wrap(
        new ByteWriter().putBytes(key, key.length).putByte(0xFF).putInt(number).toBytes());
  }

  @Test
  void shouldWriteOnlyWhatATopicHasRoomFor() {
    // Given a topic with a low record limit, and the longest source
    long room = OutputLimits.room(OutputLimits.LEAST_MAX_BYTES);
    SignalStore small = new SignalStore(inner, room);
    String source = "s".repeat(1_024);

    // When
    small.put(source, signal(40_000, 1));
    small.flushCache();

    // Then
    assertThat(all())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            entry ->
                assertThat(entry.key.get().length + entry.value.length)
                    .isLessThanOrEqualTo((int) room));
    assertThat(StoredSignal.toBytes(small.get(source)))
        .isEqualTo(StoredSignal.toBytes(signal(40_000, 1)));

    // When the topic's limit is higher after the next start
    store.put(source, signal(LARGE, 2));
    store.flushCache();

    // Then
    assertThat(all()).hasSize(1 + 4);
    assertThat(StoredSignal.toBytes(store.get(source)))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 2)));
  }

  @Test
  void shouldHaveWhatWasThereWhereWritingWasBrokenOff() {
    // Given
    store.put("press-1", signal(LARGE, 1));
    store.flushCache();
    List<KeyValue<Bytes, byte[]>> first = all();
    store.put("press-1", signal(LARGE, 2));
    store.flushCache();
    List<KeyValue<Bytes, byte[]>> second = all();

    // When the broker got only the second write's parts, or some of them
    List<Bytes> parts =
        second.stream().map(entry -> entry.key).filter(SignalParts::isPart).toList();
    first.forEach(entry -> inner.put(entry.key, entry.value));
    inner.delete(parts.getLast());

    // Then
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 1)));

    // When it is written again
    store.put("press-1", signal(LARGE, 3));
    store.flushCache();

    // Then
    assertThat(all()).hasSize(1 + 4);
    assertThat(StoredSignal.toBytes(store.get("press-1")))
        .isEqualTo(StoredSignal.toBytes(signal(LARGE, 3)));
  }

  @Test
  void shouldTakeForNothingWhatHasLostAPart() {
    // Given
    store.put("press-1", signal(LARGE, 1));
    store.flushCache();

    // When
    inner.delete(all().getLast().key);

    // Then
    assertThat(store.get("press-1")).isNull();
  }

  @Test
  void shouldForgetIdleSourceWithAllItsPartsAndTellOnce() {
    // Given
    store.put("press-1", signal(LARGE, 1));
    store.put("press-2", signal(10, 1_000_000));
    store.flushCache();
    AtomicInteger idle = new AtomicInteger();
    ExpirySweep sweep = store.sweep(Duration.ofMillis(100), idle::incrementAndGet);

    // When
    sweep.run(1_000_000, 1_000_000);

    // Then
    assertThat(idle).hasValue(1);
    assertThat(all()).hasSize(1);
    assertThat(store.get("press-1")).isNull();
  }

  @Test
  void shouldWriteAtOnceWhatIsTooMuchToKeep() {
    // When 11 sources have 1.6 MB each
    for (int i = 0; i < 11; i++) {
      store.put("press-" + i, signal(LARGE, 1));
    }

    // Then
    assertThat(all()).isNotEmpty();
    assertThat(store.size()).isEqualTo(11);
  }

  private List<KeyValue<Bytes, byte[]>> all() {
    List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = inner.all()) {
      entries.forEachRemaining(found::add);
    }
    return found;
  }

  /** The state of a source that has sent that many samples at that time, too few for a window. */
  private static SignalState signal(int samples, long time) {
    double[] values = new double[samples];
    Arrays.setAll(values, i -> i + time);
    WindowSpec shape = new WindowSpec(1 << 20, 1 << 20, 1 << 20, 1);
    Segment piece = Segment.piece(0, 1, values, time, 0, "flat");
    return new WindowCutter(shape)
        .take(SignalState.before(piece, shape), piece, time, window -> {})
        .state();
  }
}
