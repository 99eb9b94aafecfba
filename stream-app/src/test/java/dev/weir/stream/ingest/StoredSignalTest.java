package dev.weir.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.schemas.windowing.WindowCutter;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

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
