package dev.weir.schemas.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of signals that arrive one sample at a time. */
class SampleWindowsTest {
  private static final WindowSpec SHAPE = new WindowSpec(4, 2, 3, 1);
  private static final TimeGrid GRID = new TimeGrid(100, 20);

  /** A source that sends samples, whose value is their index, unless something is filled. */
  private static final class Source {
    private final WindowSpec shape;
    private final WindowCutter cutter;
    private final List<String> windows = new ArrayList<>();
    private SignalState state;
    private long filled;
    private long lost;
    private long late;

    Source(WindowSpec shape, MissingSamples missing) {
      this.shape = shape;
      this.cutter = WindowCutter.ofSamples(shape, missing);
    }

    Source(MissingSamples missing) {
      this(SHAPE, missing);
    }

    Source send(long... indices) {
      for (long index : indices) {
        double[] values = {(double) index};
        Segment sample =
            Segment.piece(index, 1, values, GRID.time(index), (double) GRID.interval(), null);
        SignalState before = state == null ? SignalState.before(sample, shape) : state;
        WindowCutter.Step step =
            cutter.take(
                before,
                sample,
                0,
                window ->
                    windows.add(
                        "%d %s %d"
                            .formatted(
                                window.start(),
                                Arrays.toString(window.values()),
                                window.eventTime())));
        state = step.state();
        filled += step.cut().filled();
        lost += step.cut().lost();
        late += step.cut().late();
      }
      return this;
    }
  }

  @Test
  void shouldCutWindowsAtMultiplesOfTheStride() {
    // given
    Source source = new Source(MissingSamples.LOSE);

    // when
    source.send(3, 4, 5, 6, 7, 8, 9);

    // then
    assertThat(source.windows)
        .containsExactly("4 [4.0, 5.0, 6.0, 7.0] 700", "6 [6.0, 7.0, 8.0, 9.0] 900");
  }

  @Test
  void shouldKeepSamplesInOneSegment() {
    // given
    Source source = new Source(new WindowSpec(100, 100, 3, 1), MissingSamples.LOSE);

    // when
    source.send(LongStream.range(0, 90).toArray()).send(92, 91, 90);

    // then
    assertThat(source.state.segments()).hasSize(1);
  }

  @Test
  void shouldRepeatTheLastSampleInAGap() {
    // given
    Source source = new Source(MissingSamples.HOLD);

    // when
    source.send(0, 1, 4, 5);
    assertThat(source.windows).isEmpty();
    source.send(6, 7);

    // then
    assertThat(source.windows)
        .containsExactly(
            "0 [0.0, 1.0, 1.0, 1.0] 300",
            "2 [1.0, 1.0, 4.0, 5.0] 500",
            "4 [4.0, 5.0, 6.0, 7.0] 700");
    assertThat(source.filled).isEqualTo(2);
    assertThat(source.lost).isZero();
  }

  @Test
  void shouldDrawALineOverAGap() {
    // given
    Source source = new Source(new WindowSpec(4, 4, 0, 1), MissingSamples.INTERPOLATE);

    // when
    source.send(0, 3, 4);

    // then
    assertThat(source.windows).containsExactly("0 [0.0, 1.0, 2.0, 3.0] 300");
  }

  @Test
  void shouldNotFillAWholeWindow() {
    // given
    Source source = new Source(MissingSamples.HOLD);

    // when
    source.send(0, 1, 6, 7, 8, 9, 10);

    // then
    assertThat(source.windows).containsExactly("6 [6.0, 7.0, 8.0, 9.0] 900");
    assertThat(source.lost).isEqualTo(4);
    assertThat(source.filled).isZero();
  }

  @Test
  void shouldNotTakeASampleBeyondTheLateness() {
    // given
    Source source = new Source(MissingSamples.HOLD);

    // when
    source.send(0, 1, 5, 6, 2);

    // then
    assertThat(source.late).isEqualTo(1);
    assertThat(source.state.frontier()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void shouldCutTheSameWindowsInEveryOrderWithinTheLateness(MissingSamples missing) {
    // given
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      WindowSpec shape =
          new WindowSpec(1 + random.nextInt(6), 1 + random.nextInt(7), random.nextInt(5), 1);
      List<Long> sent = new ArrayList<>();
      for (long index = 50; index < 110; index++) {
        if (random.nextInt(4) > 0) {
          sent.add(index);
        }
      }
      Source inOrder = new Source(shape, missing);
      inOrder.send(array(sent));

      // when
      Source shuffled = new Source(shape, missing);
      shuffled.send(array(shuffled(sent, shape.lateness(), random)));

      // then
      assertThat(sorted(shuffled.windows)).as("%s", shape).isEqualTo(sorted(inOrder.windows));
      assertThat(shuffled.windows).doesNotHaveDuplicates();
    }
  }

  /** No sample is moved before one that is more than the lateness ahead of it. */
  private static List<Long> shuffled(List<Long> sent, long lateness, Random random) {
    List<Long> order = new ArrayList<>(sent);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(order.size() - 1);
      Collections.swap(order, at, at + 1);
      long newest = Long.MIN_VALUE;
      boolean isAllowed = true;
      for (long index : order) {
        isAllowed &= newest + 1 - lateness <= index;
        newest = Math.max(newest, index);
      }
      if (!isAllowed) {
        Collections.swap(order, at, at + 1);
      }
    }
    return order;
  }

  private static List<String> sorted(List<String> windows) {
    return windows.stream().sorted().toList();
  }

  private static long[] array(List<Long> indices) {
    return indices.stream().mapToLong(Long::longValue).toArray();
  }

  @Test
  void shouldPlaceTimesOnAGrid() {
    assertThat(GRID.index(1_049)).isEqualTo(10);
    assertThat(GRID.index(1_051)).isEqualTo(11);
    assertThat(GRID.takes(1_020)).isTrue();
    assertThat(GRID.takes(980)).isTrue();
    assertThat(GRID.takes(1_021)).isFalse();
    assertThat(new TimeGrid(1, 0).index(1_700_000_000_123L)).isEqualTo(1_700_000_000_123L);
  }
}
