package dev.weir.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.MissingSamples;
import dev.weir.schemas.windowing.ReadingCount;
import dev.weir.schemas.windowing.ReadingPosition;
import dev.weir.schemas.windowing.ReadingRestart;
import dev.weir.schemas.windowing.ReadingWindows;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StoredSignalTest {
  private static final WindowSpec SHAPE = new WindowSpec(4, 2, 6, 2);

  private final List<String> windows = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @PropertyTest
  @RepeatedTest(20)
  void shouldNotChangeWhatTheCutterDoesWithASignal() {
    // given
    Random random = Seeds.random();
    SignalState kept = null;
    SignalState stored = null;
    for (int i = 0; i < 50; i++) {
      Segment piece = piece(random, 2L * i);
      SignalState first = SignalState.before(piece, SHAPE);

      // when
      kept = take(kept == null ? first : kept, piece, i, expected);
      stored = take(stored == null ? first : stored, piece, i, windows);
      byte[] bytes = StoredSignal.toBytes(stored);
      stored = StoredSignal.fromBytes(bytes);

      // then
      assertThat(bytes).isEqualTo(StoredSignal.toBytes(kept));
      assertThat(stored).usingRecursiveComparison().isEqualTo(kept);
      assertThat(bytes.length).isLessThanOrEqualTo((int) kept.bytes() + 64);
    }
    assertThat(windows).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void shouldReadCountsOfBothVersions() {
    // given: the fifth of readings, of which windows of four begin every second
    ReadingWindows windows =
        new ReadingWindows(
            new WindowSpec(4, 2, 0, 1),
            MissingSamples.LOSE,
            new ReadingRestart(Duration.ofHours(1), Duration.ZERO));
    SignalState kept = null;
    for (int i = 0; i < 5; i++) {
      SignalRecord reading = SignalRecord.of("", "s", i, new double[] {i}, 1, 0L, null, null);
      kept = windows.count(kept, reading, new ReadingPosition(i % 2, 7 + i), 0, w -> {}).state();
    }

    // when
    byte[] bytes = StoredSignal.toBytes(kept);
    byte[] before = Arrays.copyOf(bytes, bytes.length - 4 - 2 * 20);
    before[0] = 5;

    // then
    assertThat(StoredSignal.fromBytes(bytes)).usingRecursiveComparison().isEqualTo(kept);
    assertThat(kept.count().begins())
        .isEqualTo(Map.of(2L, new ReadingPosition(0, 9), 4L, new ReadingPosition(0, 11)));
    assertThat(StoredSignal.fromBytes(before).count())
        .isEqualTo(new ReadingCount(kept.count().last(), Collections.emptySortedMap()));
  }

  private static SignalState take(SignalState before, Segment piece, long now, List<String> out) {
    return new WindowCutter(SHAPE)
        .take(
            before,
            piece,
            now,
            window -> out.add(window.id("s") + window.eventTime() + window.label()))
        .state();
  }

  private static Segment piece(Random random, long about) {
    double[] values = random.doubles(2L * (1 + random.nextInt(5))).toArray();
    String label = random.nextInt(3) == 0 ? null : "class " + random.nextInt(2);
    long start = Math.max(0, about + random.nextInt(5) - 2);
    return Segment.piece(start, 2, values, 10 * start, random.nextInt(3), label);
  }
}
