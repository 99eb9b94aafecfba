package dev.weir.schemas.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WindowCutterTest {
  private static final WindowSpec SHAPE = new WindowSpec(4, 2, 6, 1);
  private static final int ROUNDS = 400;

  /** A signal under test. */
  private static final class Source {
    private final WindowSpec shape;
    private final List<SignalWindow> windows = new ArrayList<>();
    private SignalState state;
    private long mostHeld;

    Source(WindowSpec shape) {
      this.shape = shape;
    }

    ChunkResult take(Segment piece) {
      SignalState before = state == null ? SignalState.before(piece, shape) : state;
      WindowCutter.Step step = new WindowCutter(shape).take(before, piece, 1, windows::add);
      state = step.state();
      long held = state.segments().stream().mapToLong(Segment::length).sum();
      mostHeld = Math.max(mostHeld, held);
      return step.cut();
    }

    List<Long> starts() {
      return windows.stream().map(SignalWindow::start).toList();
    }
  }

  @Test
  void shouldCutWindowsOnceComplete() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 3));
    assertThat(source.windows).isEmpty();
    source.take(piece(3, 6));

    assertThat(source.starts()).containsExactly(0L, 2L);
    assertThat(source.windows.getFirst().values()).containsExactly(0, 1, 2, 3);
    assertThat(source.windows.getFirst().id("s")).isEqualTo("s@0+4");
  }

  @Test
  void shouldCutWindowsOverHoleWhenItIsFilled() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 3));
    source.take(piece(5, 9));
    assertThat(source.windows).isEmpty();
    source.take(piece(3, 5));

    assertThat(source.starts()).containsExactly(0L, 2L, 4L);
  }

  @Test
  void shouldNotHoldUpWindowsBehindHole() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 3));
    source.take(piece(4, 9));

    assertThat(source.starts()).containsExactly(4L);
  }

  @Test
  void shouldGiveUpWhatTheNewestIsTooFarAheadOf() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 3));
    ChunkResult gap = source.take(piece(5, 12));
    ChunkResult late = source.take(piece(3, 5));

    assertThat(gap.lost()).isEqualTo(2);
    assertThat(late).isEqualTo(new ChunkResult(0, 0, 2, 0));
    assertThat(source.starts()).containsExactly(6L, 8L);
  }

  @Test
  void shouldLetTheFirstOfTwoSamplesStand() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 3));
    ChunkResult overlap =
        source.take(Segment.piece(1, 1, new double[] {-1, -2, 3, 4, 5}, 5_000, 1_000, null));

    assertThat(overlap).isEqualTo(new ChunkResult(3, 2, 0, 0));
    assertThat(source.windows.getFirst().values()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void shouldCutNothingTwice() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 10));
    ChunkResult again = source.take(piece(0, 10));

    assertThat(again).isEqualTo(new ChunkResult(0, 10, 0, 0));
    assertThat(source.starts()).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void shouldKnowOldDuplicateWhereNothingWasLost() {
    Source source = new Source(SHAPE);
    for (int i = 0; i < 100; i++) {
      source.take(piece(i, i + 1));
    }

    assertThat(source.take(piece(3, 6))).isEqualTo(new ChunkResult(0, 3, 0, 0));
  }

  @Test
  void shouldBeginAnywhereOnTheGrid() {
    Source source = new Source(SHAPE);

    ChunkResult cut = source.take(piece(1_001, 1_008));
    ChunkResult later = source.take(piece(1_008, 1_020));

    assertThat(source.starts())
        .containsExactly(1_002L, 1_004L, 1_006L, 1_008L, 1_010L, 1_012L, 1_014L, 1_016L);
    assertThat(cut.lost() + later.lost()).as("nothing is lost of before its beginning").isZero();
  }

  @Test
  void shouldTimeWindowsByTheirLastSample() {
    Source source = new Source(SHAPE);

    source.take(piece(0, 5));
    source.take(Segment.piece(5, 1, new double[] {5, 6, 7}, 90_000, 0, null));

    assertThat(source.windows)
        .extracting(SignalWindow::eventTime)
        .containsExactly(3_000L, 90_000L, 90_000L);
  }

  @Test
  void shouldLabelWindowByMoreThanHalfOfItsSamples() {
    Source source = new Source(new WindowSpec(4, 1, 6, 1));

    source.take(Segment.piece(0, 1, new double[] {0, 1, 2}, 0, 0, "a"));
    source.take(Segment.piece(3, 1, new double[] {3, 4}, 0, 0, "b"));
    source.take(Segment.piece(5, 1, new double[] {5, 6}, 0, 0, null));

    assertThat(source.windows)
        .extracting(SignalWindow::label)
        .as("aaab, aabb, abb-, bb--")
        .containsExactly("a", null, null, null);
  }

  @Test
  void shouldKeepChannelsApart() {
    Source source = new Source(new WindowSpec(3, 3, 6, 2));

    source.take(Segment.piece(0, 2, new double[] {0, 1, 10, 11}, 0, 0, null));
    source.take(Segment.piece(2, 2, new double[] {2, 3, 12, 13}, 0, 0, null));

    assertThat(source.windows).hasSize(1);
    assertThat(source.windows.getFirst().values()).containsExactly(0, 1, 2, 10, 11, 12);
  }

  @Test
  void shouldLeaveSamplesOutWhereStrideIsLongerThanWindow() {
    Source source = new Source(new WindowSpec(2, 5, 3, 1));

    source.take(piece(0, 20));

    assertThat(source.starts()).containsExactly(0L, 5L, 10L, 15L);
  }

  @Test
  @PropertyTest
  void shouldCutTheWindowsOfTheWholeFromPiecesInAnyOrderWithinTheLateness() {
    Random random = Seeds.random();
    for (int round = 0; round < ROUNDS; round++) {
      int length = 1 + random.nextInt(300);
      WindowSpec shape = shape(random, random.nextInt(60));
      double[][] signal = signal(random, shape.channels(), length);
      Source source = new Source(shape);
      for (int[] range : shuffled(random, length, shape.lateness())) {
        ChunkResult cut = source.take(part(signal, range[0], range[1]));
        assertThat(cut.late() + cut.lost()).as("round %d", round).isZero();
      }
      assertWhole(source, signal, round);
      assertThat(source.mostHeld)
          .as("what is kept, round %d", round)
          .isLessThanOrEqualTo(shape.window() + shape.lateness() + shape.stride());
    }
  }

  @Test
  @PropertyTest
  void shouldCutExactlyTheWindowsOfWhatCameInTime() {
    Random random = Seeds.random();
    for (int round = 0; round < ROUNDS; round++) {
      int length = 1 + random.nextInt(200);
      WindowSpec shape = shape(random, random.nextInt(30));
      double[][] signal = signal(random, shape.channels(), length);
      Source source = new Source(shape);
      NaiveCutter naive = new NaiveCutter(shape, length);
      int pieces = 1 + random.nextInt(40);
      for (int i = 0; i < pieces; i++) {
        int from = random.nextInt(length);
        int to = from + 1 + random.nextInt(Math.min(length - from, 25));
        ChunkResult cut = source.take(part(signal, from, to));
        assertThat(cut.added()).as("round %d, piece %d", round, i).isEqualTo(naive.take(from, to));
      }
      assertThat(source.starts())
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(naive.starts);
    }
  }

  /** The rule by its definition: a flag per sample, and all windows checked each time. */
  private static final class NaiveCutter {
    private final WindowSpec shape;
    private final boolean[] here;
    private final boolean[] gone;
    private final Set<Long> starts = new HashSet<>();
    private int newest;
    private boolean begun;

    NaiveCutter(WindowSpec shape, int length) {
      this.shape = shape;
      here = new boolean[length];
      gone = new boolean[length];
    }

    long take(int from, int to) {
      if (!begun) {
        Arrays.fill(gone, 0, (int) Math.max(0, Math.min(from, to - shape.lateness())), true);
        begun = true;
      }
      long added = 0;
      for (int i = from; i < to; i++) {
        added += here[i] || gone[i] ? 0 : 1;
        here[i] |= !gone[i];
      }
      newest = Math.max(newest, to);
      for (int i = 0; i < newest - shape.lateness(); i++) {
        gone[i] |= !here[i];
      }
      for (int at = 0; at + shape.window() <= here.length; at += shape.stride()) {
        boolean whole = true;
        for (int i = at; i < at + shape.window(); i++) {
          whole &= here[i];
        }
        if (whole) {
          starts.add((long) at);
        }
      }
      return added;
    }
  }

  private static WindowSpec shape(Random random, int lateness) {
    return new WindowSpec(
        1 + random.nextInt(20), 1 + random.nextInt(25), lateness, 1 + random.nextInt(3));
  }

  private static double[][] signal(Random random, int channels, int length) {
    double[][] signal = new double[channels][length];
    for (double[] channel : signal) {
      Arrays.setAll(channel, i -> random.nextGaussian());
    }
    return signal;
  }

  /** Pieces in an order in which no missing sample is further behind than the lateness. */
  private static List<int[]> shuffled(Random random, int length, long lateness) {
    List<int[]> inOrder = new ArrayList<>();
    for (int at = 0; at < length; ) {
      int end = Math.min(length, at + 1 + random.nextInt(12));
      inOrder.add(new int[] {at, end});
      at = end;
    }
    List<int[]> waiting = new ArrayList<>(inOrder);
    List<int[]> order = new ArrayList<>();
    int newest = 0;
    while (!waiting.isEmpty()) {
      int oldest = waiting.getFirst()[0];
      int bound = newest;
      List<int[]> allowed =
          waiting.stream()
              .filter(p -> p[0] == oldest || Math.max(bound, p[1]) - oldest <= lateness)
              .toList();
      int[] next = allowed.get(random.nextInt(allowed.size()));
      waiting.remove(next);
      order.add(next);
      newest = Math.max(newest, next[1]);
      if (random.nextInt(5) == 0) {
        order.add(order.get(random.nextInt(order.size())));
      }
    }
    return order;
  }

  private static void assertWhole(Source source, double[][] signal, int round) {
    WindowSpec shape = source.shape;
    List<SignalWindow> found = new ArrayList<>(source.windows);
    found.sort(java.util.Comparator.comparingLong(SignalWindow::start));
    List<Long> starts = new ArrayList<>();
    for (long at = 0; at + shape.window() <= signal[0].length; at += shape.stride()) {
      starts.add(at);
    }
    assertThat(found).extracting(SignalWindow::start).as("round %d", round).isEqualTo(starts);
    for (SignalWindow window : found) {
      int from = (int) window.start();
      double[] expected =
          Arrays.stream(signal)
              .flatMapToDouble(c -> Arrays.stream(c, from, from + shape.window()))
              .toArray();
      assertThat(window.values()).isEqualTo(expected);
      assertThat(window.eventTime()).isEqualTo((from + shape.window() - 1) * 1_000L);
    }
  }

  private static Segment part(double[][] signal, int from, int to) {
    double[] values =
        Arrays.stream(signal).flatMapToDouble(c -> Arrays.stream(c, from, to)).toArray();
    return Segment.piece(from, signal.length, values, (to - 1) * 1_000L, 1_000, null);
  }

  private static Segment piece(int from, int to) {
    double[] values = DoubleStream.iterate(from, v -> v + 1).limit(to - from).toArray();
    return Segment.piece(from, 1, values, (to - 1) * 1_000L, 1_000, null);
  }
}
