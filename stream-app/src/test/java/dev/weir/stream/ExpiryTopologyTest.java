package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.names.TopologyNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** State expires by the clock that applies. */
class ExpiryTopologyTest {
  private static final Instant NOW = Harness.NOW;
  private static final String[] PRESSES = {
    "routes",
    "presses",
    "route.presses.window",
    "4",
    "continuous.idle",
    "1h",
    "event.time.max.past",
    "1d"
  };

  private Harness weir = new Harness("labels.retention", "1h", "labels.late.memory", "1h");

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldKeepLabelWhoseRecordWaitsInABacklog() {
    // Given labels that arrive immediately, and records that arrive much later
    weir.label("s", "r1", NOW.plusSeconds(1), "high");
    weir.advance(Duration.ofHours(5));
    weir.label("s", "r2", NOW.plus(Duration.ofHours(5)), "high");
    weir.advance(Duration.ofSeconds(2));

    // When
    weir.send(Harness.signal("s", "r1", NOW, 1));

    // Then
    assertOutcome("joined", 1);
    assertOutcome("unknown-record", 0);
  }

  @Test
  void shouldKeepLabelOfImageWhileImagesAreBehind() {
    // Given images with a backlog behind the signals
    twoRoutes();
    weir.label("s", "r1", NOW, "high");
    for (int hour = 1; hour < 5; hour++) {
      weir.advance(Duration.ofMinutes(59));
      weir.send(Harness.signal("s", "signal-" + hour, weir.driverTime(), 1));
      image("image-" + hour, NOW.plusSeconds(hour));
    }
    weir.advance(Duration.ofSeconds(2));
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isEqualTo(1);

    // When there are no images for the retention
    weir.advance(Duration.ofMinutes(61));
    weir.send(Harness.signal("s", "last", weir.driverTime(), 1));
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertOutcome("unknown-record", 1);
  }

  /** An image that arrives at its event time. */
  private void image(String id, Instant time) {
    byte[] value = weir.bytes(Harness.image("s", id, time, 200));
    weir.input(Topic.IMAGES, new TestRecord<>("s".getBytes(UTF_8), value, time));
  }

  private void twoRoutes() {
    weir.routes(Map.of("signals", new FakeModel(0, 4), "images", new FakeImageModel(100)));
  }

  @Test
  void shouldForgetLabelsThoughNoOtherComes() {
    // Given
    for (int i = 0; i < 100; i++) {
      weir.label("s", "x" + i, NOW, "high");
    }

    // When records continue, and then end
    weir.advance(Duration.ofDays(1));
    weir.send(Harness.signal("s", "r", NOW.plus(Duration.ofDays(1)), 1));
    weir.advance(Duration.ofDays(1));
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isZero();
    assertOutcome("unknown-record", 100);
  }

  @Test
  void shouldForgetLabelsAtLastWhereRecordsNeverCome() {
    // Given
    weir.label("s", "x", NOW, "high");

    // When labels continue for seven times the retention
    weir.advance(Duration.ofHours(7));
    weir.label("s", "y", weir.driverTime(), "high");
    weir.advance(Duration.ofSeconds(1));
    int before = weir.stored(TopologyNames.WAITING_LABELS);
    weir.advance(Duration.ofMinutes(1));
    weir.label("s", "z", weir.driverTime(), "high");
    weir.advance(Duration.ofSeconds(1));

    // Then
    assertThat(before).isEqualTo(2);
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isEqualTo(2);
    assertOutcome("unknown-record", 1);
  }

  @Test
  void shouldForgetPredictionsAndLabelsThoughEventTimesStandStill() {
    // When
    for (int day = 0; day < 10; day++) {
      for (int i = 0; i < 100; i++) {
        weir.send(Harness.signal("s", "d" + day + "-" + i, NOW, 1));
        weir.label("s", "none" + day + "-" + i, NOW, "high");
      }
      weir.advance(Duration.ofDays(1));
      weir.advance(Duration.ofSeconds(5));
    }

    // Then
    assertThat(weir.stored(TopologyNames.OPEN_PREDICTIONS)).isLessThanOrEqualTo(200);
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isLessThanOrEqualTo(200);
  }

  @Test
  void shouldForgetSourcesThoughEventTimesStandStill() {
    // Given
    presses();

    // When
    for (int hour = 0; hour < 10; hour++) {
      weir.send(piece("press-" + hour, NOW, 0, 1, 2));
      weir.advance(Duration.ofHours(1));
    }

    // Then
    assertThat(weir.stored(TopologyNames.CONTINUOUS_SIGNALS)).isEqualTo(3);
    assertThat(weir.count("weir.sources.idle")).isEqualTo(7);
  }

  @Test
  void shouldPredictSourceThatBeginsAgainAfterItWasForgotten() {
    // Given
    presses();
    for (int i = 0; i < 100; i++) {
      weir.send(piece("press-1", NOW, 4L * i, 1, 1, 1, 1));
    }
    weir.advance(Duration.ofMinutes(61));
    weir.send(piece("press-2", NOW.plusSeconds(3_700), 0, 1));
    weir.advance(Duration.ofSeconds(2));
    assertThat(weir.predictions()).hasSize(100);
    assertThat(weir.count("weir.sources.idle")).isEqualTo(1);

    // When it restarts at 0 with other samples
    for (int i = 0; i < 100; i++) {
      weir.send(piece("press-1", NOW.plusSeconds(3_700 + 4L * i), 4L * i, -5, -5, -5, -5));
      weir.advance(Duration.ofSeconds(4));
    }
    weir.label("press-1", "press-1@0+4", NOW.plusSeconds(3_700), "low");

    // Then
    List<Prediction> predictions = weir.predictions();
    assertThat(predictions).hasSize(100).allMatch(p -> p.getLabel().equals("low"));
    assertThat(predictions.getFirst().getRecordId()).isEqualTo("press-1@0+4");
    assertThat(weir.accuracy())
        .singleElement()
        .satisfies(window -> assertThat(window.getCorrect()).isEqualTo(1));
  }

  @Test
  void shouldPredictSourceThatBeginsAgainBeforeItWasSwept() {
    // Given a silent source that is alone on its partition
    presses();
    weir.send(piece("press-1", NOW, 0, 1, 1, 1, 1, 1, 1));
    assertThat(weir.predictions()).hasSize(1);
    weir.advance(Duration.ofMinutes(61));

    // When it restarts at 0 with a piece that reaches beyond the previous ones
    weir.send(piece("press-1", NOW.plusSeconds(3_700), 0, -5, -5, -5, -5, -5, -5, -5, -5));

    // Then no window mixes samples of both
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId, Prediction::getLabel)
        .containsExactly(tuple("press-1@0+4", "low"), tuple("press-1@4+4", "low"));
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.count("weir.sources.idle")).isEqualTo(1);
  }

  @Test
  void shouldPredictSourceThatBeginsAgainWithinABacklog() {
    // Given pieces of different hours that are read within a second
    presses();
    weir.send(piece("press-1", NOW.minus(Duration.ofHours(3)), 0, 1, 1, 1, 1));

    // When
    weir.send(piece("press-1", NOW.minus(Duration.ofHours(1)), 0, -5, -5, -5, -5));
    weir.send(piece("press-1", NOW.minus(Duration.ofMinutes(1)), 4, -5, -5, -5, -5));

    // Then the last one continues where the previous one ended
    assertThat(weir.predictions())
        .extracting(Prediction::getLabel)
        .containsExactly("high", "low", "low");
    assertThat(weir.count("weir.sources.idle")).isEqualTo(1);
  }

  @Test
  void shouldForgetNoSourceForAClockOfAProducerThatIsAhead() {
    // Given pieces whose Kafka timestamps lie three hours ahead
    presses();
    Instant ahead = NOW.plus(Duration.ofHours(3));

    // When
    for (int i = 0; i < 8; i++) {
      SignalRecord piece = piece("press-1", NOW, i, 1);
      weir.input(
          Topic.SIGNALS, new TestRecord<>("press-1".getBytes(UTF_8), weir.bytes(piece), ahead));
      weir.advance(Duration.ofSeconds(1));
    }

    // Then
    assertThat(weir.predictions()).hasSize(2);
    assertThat(weir.count("weir.sources.idle")).isZero();
  }

  @Test
  void shouldNotPredictAgainWhatIsSentAgainAfterItsSourceWasForgotten() {
    // Given
    presses();
    weir.send(piece("press-1", NOW, 0, 1, 1, 1, 1));
    weir.advance(Duration.ofMinutes(61));
    weir.send(piece("press-2", NOW.plusSeconds(3_700), 0, 1));
    weir.advance(Duration.ofSeconds(2));

    // When
    weir.send(piece("press-1", NOW, 0, 1, 1, 1, 1));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.count("weir.records", "outcome", "duplicate")).isEqualTo(1);
  }

  @Test
  void shouldRefuseWindowsWhoseEventTimesAreOutOfRange() {
    // Given a wrong interval: a day instead of a millisecond
    presses();
    double[] values = new double[40];
    Arrays.fill(values, 1);

    // When
    weir.send(
        SignalRecord.of("p", "press-1", NOW, values).withStart(0L).withInterval(86_400_000.0));

    // Then
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(last -> assertThat(last.getEventTime()).isEqualTo(NOW));
    assertThat(weir.deadLetters())
        .hasSize(9)
        .extracting(DeadLetter::reason)
        .containsOnly("event-time-out-of-range");
    assertThat(weir.count("weir.records", "outcome", "dead-letter")).isEqualTo(9);
  }

  @Test
  void shouldRefuseWindowsWhoseEventTimesOverflow() {
    for (double interval : new double[] {1e17, 2.3e17, 1e18, 1e300}) {
      presses();
      double[] values = new double[40];
      Arrays.fill(values, 1);
      weir.send(SignalRecord.of("p", "press-1", NOW, values).withStart(0L).withInterval(interval));
      assertThat(weir.predictions()).hasSize(1);
      assertThat(weir.deadLetters()).hasSize(9);
    }
  }

  private void presses() {
    weir.close();
    weir = new Harness(PRESSES);
    weir.routes(Map.of("presses", new FakeModel(0, 4)));
  }

  private static SignalRecord piece(String source, Instant time, long start, double... values) {
    return SignalRecord.of("piece-" + start + "-" + time, source, time, values)
        .withStart(start)
        .withInterval(1_000.0);
  }

  private void assertOutcome(String outcome, double count) {
    assertThat(weir.count("weir.labels", "outcome", outcome)).isEqualTo(count);
  }
}
