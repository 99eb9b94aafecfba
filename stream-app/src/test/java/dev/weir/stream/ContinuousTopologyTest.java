package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.names.TopologyNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routing by source pattern and cutting of pieces into windows, in the whole topology. */
class ContinuousTopologyTest {
  private final Harness weir =
      new Harness(
          "routes", "presses,axes,short",
          "route.presses.sources", "press-.*",
          "route.presses.window", "4",
          "route.presses.stride", "2",
          "route.presses.lateness", "8",
          "route.axes.sources", "axis-.*",
          "route.axes.window", "4",
          "route.axes.channels", "2",
          "route.short.sources", "short-.*",
          "continuous.idle", "1h");

  @BeforeEach
  void assign() {
    weir.routes(
        Map.of(
            "presses", new FakeModel(0, 4),
            "axes", new ChannelModel(2, 4),
            "short", new FakeModel(10, 2)));
  }

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldTakeTheRouteOfTheSource() {
    // When
    weir.send(Harness.signal("press-1", "r1", Harness.NOW, 1));
    weir.send(SignalRecord.of("r2", "short-1", Harness.NOW, new double[] {1, 1}));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId, Prediction::getRoute, Prediction::getLabel)
        .containsExactly(tuple("r1", "presses", "high"), tuple("r2", "short", "low"));
    assertThat(weir.count("weir.records", "route", "presses", "outcome", "predicted")).isEqualTo(1);
  }

  @Test
  void shouldMakeRecordWithoutRouteADeadLetter() {
    // When
    weir.send(Harness.signal("pump-1", "r1", Harness.NOW, 1));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("no-route");
              assertThat(letter.detail()).contains("presses", "axes", "short");
            });
    assertThat(weir.count("weir.records", "route", "none", "outcome", "dead-letter")).isEqualTo(1);
  }

  @Test
  void shouldMakePieceOnRouteOfWholeSignalsADeadLetter() {
    // When
    weir.send(piece("short-1", 0, 1, 2));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("no-route");
              assertThat(letter.detail()).contains("route.short.window");
            });
  }

  @Test
  void shouldPredictWindowsOfPieces() {
    // When
    weir.send(piece("press-1", 0, 1, 1, 1));
    weir.send(piece("press-1", 3, 1, -9, -9, 1, 1));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId, Prediction::getLabel, p -> p.getEventTime())
        .containsExactly(
            tuple("press-1@0+4", "high", time(3)),
            tuple("press-1@2+4", "low", time(5)),
            tuple("press-1@4+4", "low", time(7)));
    assertThat(weir.count("weir.windows.cut", "route", "presses")).isEqualTo(3);
    assertThat(weir.count("weir.pieces", "route", "presses", "outcome", "used")).isEqualTo(2);
    assertThat(weir.count("weir.samples", "route", "presses", "outcome", "new")).isEqualTo(8);
  }

  @Test
  void shouldKeepSourcesApart() {
    // When
    weir.send(piece("press-1", 0, 1, 1));
    weir.send(piece("press-2", 2, 1, 1));

    // Then
    assertThat(weir.predictions()).isEmpty();
  }

  @Test
  void shouldCountDuplicatePiece() {
    // When
    weir.send(piece("press-1", 0, 1, 1, 1, 1));
    weir.send(piece("press-1", 0, 1, 1, 1, 1));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.count("weir.pieces", "route", "presses", "outcome", "duplicate")).isEqualTo(1);
  }

  @Test
  void shouldMakePieceAfterTheLatenessADeadLetter() {
    // When
    weir.send(piece("press-1", 0, 1, 1));
    weir.send(piece("press-1", 4, 1, 1, 1, 1, 1, 1, 1, 1));
    weir.send(piece("press-1", 2, 1, 1));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId)
        .containsExactly("press-1@4+4", "press-1@6+4", "press-1@8+4");
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("too-late");
              assertThat(letter.detail()).contains("ends 8 samples before", "lateness");
            });
    assertThat(weir.count("weir.samples", "route", "presses", "outcome", "lost")).isEqualTo(2);
  }

  @Test
  void shouldSayThatSourceCountsAnew() {
    // When
    weir.send(piece("press-1", 0, 1, 1, 1, 1));
    weir.send(SignalRecord.of("p", "press-1", time(100), new double[] {1, 1}).withStart(0L));

    // Then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.detail()).contains("counts anew"));
  }

  @Test
  void shouldNotTellPositionsTimesAndSourcesInTheDetail() {
    // When pieces arrive too late, restart the signal, or have no index
    long start = 864_201_357;
    weir.send(piece("press-1", 0, 1, 1).withStart(start));
    weir.send(piece("press-1", 4, 1, 1, 1, 1, 1, 1, 1, 1).withStart(start + 4));
    weir.send(piece("press-1", 2, 1, 1).withStart(start + 2));
    weir.send(piece("press-1", 90, 1, 1).withStart(0L));
    weir.send(piece("press-1", 92, 1, 1).withStart(-start));

    // Then
    assertThat(weir.deadLetters())
        .hasSize(3)
        .extracting(DeadLetter::detail)
        .allSatisfy(
            detail -> assertThat(detail).doesNotContain("8642", "press-1", "piece-", "2026"));
  }

  @Test
  void shouldRefusePiecesThatAreNone() {
    // When
    weir.send(piece("press-1", -1, 1, 1));
    weir.send(piece("press-1", 0));
    weir.send(piece("press-1", 0, 1, Double.NaN));
    weir.send(piece("press-1", 0, 1, 1).withInterval(-1.0));
    weir.send(piece("press-1", 0, 1, 1).withChannels(2));
    weir.send(piece("axis-1", 0, 1, 1, 1).withChannels(2));

    // Then
    assertThat(weir.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly(
            "wrong-size",
            "wrong-size",
            "unusable-values",
            "unusable-values",
            "wrong-size",
            "wrong-size");
    assertThat(weir.stored(TopologyNames.CONTINUOUS_SIGNALS)).isZero();
  }

  @Test
  void shouldCutSeveralChannels() {
    // When
    weir.send(piece("axis-1", 0, 1, 1, 5, 5).withChannels(2));
    weir.send(piece("axis-1", 2, -1, -1, -9, -9).withChannels(2));

    // Then
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(p -> assertThat(p.getScores()).containsEntry("high", -1.0));
  }

  @Test
  void shouldCountLabelsOfWindows() {
    // When a label arrives with the pieces, and one later under the window's id
    weir.send(piece("press-1", 0, 1, 1, 1, 1).withLabel("high"));
    weir.send(piece("press-1", 4, 1, 1));
    weir.label("press-1", "press-1@2+4", Harness.NOW, "low");

    // Then
    assertThat(weir.accuracy().getLast())
        .extracting(AccuracyWindow::getLabelled, AccuracyWindow::getCorrect)
        .containsExactly(2L, 1L);
  }

  @Test
  void shouldSendWindowThatCannotBeScoredAsAWholeSignal() {
    // Given
    weir.routes(Map.of("presses", new FakeModel(0, 5)));

    // When
    weir.send(piece("press-1", 0, 1, 2, 3, 4));

    // Then it can be replayed, and is the same record
    var letter = weir.deadLetterRecords().getFirst();
    weir.routes(Map.of("presses", new FakeModel(0, 4)));
    weir.sendSignal("press-1".getBytes(UTF_8), letter.value());
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId)
        .containsExactly("press-1@0+4");
  }

  @Test
  void shouldNotMultiplyHeadersOfAPiece() {
    try (Harness copying =
        new Harness("routes", "signals", "route.signals.window", "4", "headers.copy", "all")) {
      // Given
      byte[] key = "press-1".getBytes(UTF_8);
      SignalRecord piece = piece("press-1", 0, 1, 1, 1, 1, 1, 1, 1, 1);
      TestRecord<byte[], byte[]> record = new TestRecord<>(key, copying.bytes(piece));
      record.headers().add("trace", new byte[10_000]);

      // When two windows are cut out of it, and then two that no model accepts
      copying.input(Topic.SIGNALS, record);
      copying.routes(Map.of("signals", new FakeModel(0, 5)));
      record = new TestRecord<>(key, copying.bytes(piece("press-1", 8, 1, 1, 1, 1, 1, 1, 1, 1)));
      record.headers().add("trace", new byte[10_000]);
      copying.input(Topic.SIGNALS, record);

      // Then
      assertThat(copying.records("predictions"))
          .hasSize(2)
          .allSatisfy(it -> assertThat(it.headers()).isEmpty());
      assertThat(copying.deadLetterRecords())
          .hasSize(2)
          .allSatisfy(it -> assertThat(it.headers().lastHeader("trace")).isNull());
    }
  }

  @Test
  void shouldForgetIdleSource() {
    // Given
    weir.send(piece("press-1", 0, 1, 1));
    weir.send(piece("press-2", 0, 1, 1));
    assertThat(weir.stored(TopologyNames.CONTINUOUS_SIGNALS)).isEqualTo(2);

    // When
    weir.advance(Duration.ofMinutes(61));
    weir.send(
        SignalRecord.of("p", "press-1", Harness.NOW.plusSeconds(3_700), new double[] {1})
            .withStart(2L));
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertThat(weir.stored(TopologyNames.CONTINUOUS_SIGNALS)).isEqualTo(1);
    assertThat(weir.count("weir.sources.idle"))
        .as("the one that begins again, and the one that does not")
        .isEqualTo(2);
  }

  private static SignalRecord piece(String source, long start, double... values) {
    return SignalRecord.of(
            "piece-" + start,
            source,
            time(start + values.length - 1),
            Arrays.copyOf(values, values.length))
        .withStart(start)
        .withInterval(1_000.0);
  }

  private static Instant time(long index) {
    return Harness.NOW.minusSeconds(100).plusSeconds(index);
  }
}
