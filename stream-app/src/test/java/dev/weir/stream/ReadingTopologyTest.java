package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics of a team's own with one reading a record. */
class ReadingTopologyTest {
  private static final String TOPIC = "plant.sensors";
  private static final String[] READINGS = {
    "inputs", "sensors",
    "input.sensors.topic", TOPIC,
    "input.sensors.kind", "reading",
    "input.sensors.format", "json",
    "input.sensors.source", "sensorId",
    "input.sensors.time", "timestamp",
    "input.sensors.time.unit", "ms",
    "input.sensors.values", "temperature",
    "input.sensors.label", "state",
    "route.sensors.window", "4",
    "route.sensors.stride", "2"
  };
  private static final String[] ON_GRID = {
    "input.sensors.grid.interval", "100ms",
    "input.sensors.grid.tolerance", "20ms"
  };

  private Harness weir;

  private void start(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(READINGS));
    all.addAll(List.of(first));
    all.addAll(List.of(more));
    weir = new Harness(all.toArray(String[]::new));
    weir.routes(Map.of("sensors", new FakeModel(0, 4)));
  }

  @AfterEach
  void close() {
    weir.close();
  }

  /** The time of the place, which is a multiple of 100 ms since the epoch. */
  private static long at(long place) {
    return Harness.NOW.toEpochMilli() + 100 * place;
  }

  private static String reading(String source, long time, double value, String more) {
    return "{\"sensorId\":\"%s\",\"timestamp\":%d,\"temperature\":%s%s}"
        .formatted(source, time, value, more);
  }

  private void send(String value) {
    weir.send(
        TOPIC, new TestRecord<>(null, value.getBytes(UTF_8), new RecordHeaders(), Harness.NOW));
  }

  private void send(String source, long... places) {
    for (long place : places) {
      send(reading(source, at(place), (double) place, ""));
    }
  }

  private static String id(String source, long place) {
    return "%s@%d+4".formatted(source, at(place) / 100);
  }

  @Test
  void shouldCutWindowsOnAGridOfTime() {
    // given
    start(ON_GRID);

    // when
    send("a", 0, 1, 2, 3, 4, 5);

    // then
    List<Prediction> predictions = weir.predictions();
    assertThat(predictions)
        .extracting(Prediction::getRecordId)
        .containsExactly(id("a", 0), id("a", 2));
    assertThat(predictions.getFirst().getEventTime()).isEqualTo(Instant.ofEpochMilli(at(3)));
    assertThat(weir.count("weir.windows.cut", "route", "sensors")).isEqualTo(2);
  }

  @Test
  void shouldTakeReadingsNearTheirPlaceAndRejectOthers() {
    // given
    start(ON_GRID);

    // when
    send(reading("a", at(0) + 20, 1, ""));
    send(reading("a", at(1) - 20, 1, ""));
    send(reading("a", at(2) + 21, 1, ""));

    // then
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("off-grid");
              assertThat(letter.detail()).contains("21 ms off its place on a grid of 100 ms");
              assertThat(letter.topic()).isEqualTo(TOPIC);
            });
    assertThat(weir.count("weir.samples", "route", "sensors", "outcome", "new")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"lose, 1, 0", "hold, 3, 1", "interpolate, 3, 1"})
  void shouldLoseOrFillAMissingReading(String missing, int windows, double filled) {
    // given
    start(ON_GRID, "input.sensors.grid.missing", missing);

    // when
    send("a", 0, 1, 3, 4, 5, 6, 7);
    send("a", 8);

    // then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId)
        .hasSize(windows)
        .contains(id("a", 4));
    assertThat(weir.count("weir.samples", "route", "sensors", "outcome", "filled"))
        .isEqualTo(filled);
  }

  @Test
  void shouldRejectAReadingWhosePlaceWasGivenUp() {
    // given
    start(ON_GRID);

    // when
    send("a", 0, 1, 3, 4, 5, 6, 7, 8, 2);

    // then
    assertThat(weir.deadLetters().getFirst().reason()).isEqualTo("too-late");
    assertThat(weir.deadLetters()).isEmpty();
  }

  @Test
  void shouldGiveTheLabelOfMostReadings() {
    // given
    start(ON_GRID);

    // when
    for (int place = 0; place < 4; place++) {
      send(reading("a", at(place), 1, place == 0 ? "" : ",\"state\":\"high\""));
    }

    // then
    assertThat(weir.count("weir.labels", "outcome", "joined")).isEqualTo(1);
    assertThat(weir.accuracy().getLast().getLabelled()).isEqualTo(1);
  }

  @Test
  void shouldCutWindowsByCount() {
    // given
    start(new String[0]);

    // when
    send(reading("a", at(0), 1, ""));
    send(reading("b", at(0), 1, ""));
    send(reading("a", at(7), 1, ""));
    send(reading("a", at(5), 1, ""));
    send(reading("a", at(900), 1, ""));

    // then
    Prediction prediction = weir.predictions().getFirst();
    assertThat(prediction.getRecordId()).isEqualTo("a@0-0+4");
    assertThat(prediction.getEventTime()).isEqualTo(Instant.ofEpochMilli(at(900)));
  }

  @Test
  void shouldCountAnewAfterASilence() {
    // given
    start(new String[0], "continuous.idle", "1m");

    // when
    send("a", 0, 1, 2);
    send("a", 1_000, 1_001, 1_002, 1_003);

    // then
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(it -> assertThat(it.getEventTime()).isEqualTo(Instant.ofEpochMilli(at(1_003))));
    assertThat(weir.count("weir.sources.idle")).isEqualTo(1);
  }

  @Test
  void shouldRejectAWindowInWeirsOwnForm() {
    // given
    start(ON_GRID);
    weir.routes(Map.of("sensors", new FakeModel(0, 5)));

    // when
    send("a", 0, 1, 2, 3);

    // then
    TestRecord<byte[], byte[]> letter = weir.deadLetterRecords().getFirst();
    assertThat(letter.key()).isEqualTo("a".getBytes(UTF_8));
    assertThat(letter.headers().lastHeader("weir.window")).isNotNull();
    assertThat(letter.headers().lastHeader("weir.origin.topic").value())
        .isEqualTo(TOPIC.getBytes(UTF_8));
    assertThat(letter.headers().lastHeader("weir.origin.offset").value())
        .isEqualTo("3".getBytes(UTF_8));
    assertThat(weir.serdes.signals().deserializer().deserialize("signals", letter.value()))
        .satisfies(it -> assertThat(it.getId()).isEqualTo(id("a", 0)));
  }

  @Test
  void shouldRejectReadingsOfOtherChannels() {
    // given
    start(ON_GRID, "route.sensors.channels", "2");

    // when
    send("a", 0);

    // then
    assertThat(weir.deadLetters().getFirst().reason()).isEqualTo("wrong-size");
  }

  @Test
  void shouldPassFieldsOfTheLastReading() {
    // given
    start(ON_GRID, "input.sensors.passthrough", "shift");

    // when
    for (int place = 0; place < 4; place++) {
      send(reading("a", at(place), 1, ",\"shift\":" + place));
    }

    // then
    assertThat(weir.records("predictions").getFirst().headers().lastHeader("shift").value())
        .isEqualTo("3".getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"lose", "hold", "interpolate"})
  void shouldGiveTheSamePredictionsInAnotherOrderAndBatching(String missing) {
    // given
    Random random = new Random(11);
    List<Long> places = new ArrayList<>();
    for (long place = 0; place < 60; place++) {
      if (random.nextInt(5) > 0) {
        places.add(place);
      }
    }
    start(ON_GRID, "input.sensors.grid.missing", missing, "route.sensors.lateness", "6");
    places.forEach(place -> send("a", place));
    List<String> once = outcome();
    weir.close();
    for (int i = 0; i + 1 < places.size(); i += 2 + random.nextInt(2)) {
      Collections.swap(places, i, i + 1);
    }

    // when
    start(ON_GRID, "input.sensors.grid.missing", missing, "route.sensors.lateness", "6");
    for (long place : places) {
      send("a", place);
      if (random.nextInt(7) == 0) {
        weir.advance(Duration.ofMinutes(2));
      }
    }

    // then
    assertThat(outcome()).isEqualTo(once).hasSizeGreaterThan(5);
  }

  private List<String> outcome() {
    return weir.predictions().stream()
        .map(it -> "%s %s %s".formatted(it.getRecordId(), it.getEventTime(), it.getScores()))
        .sorted()
        .toList();
  }

  @Test
  void shouldNotMixSourcesOfTheSameNameInTwoInputs() {
    // given
    start(
        ON_GRID,
        "inputs",
        "sensors,others",
        "input.others.topic",
        "plant.others",
        "input.others.kind",
        "reading",
        "input.others.format",
        "json",
        "input.others.source",
        "sensorId",
        "input.others.values",
        "temperature",
        "route.others.window",
        "4");

    // when
    send("a", 0, 1);
    weir.send(
        "plant.others",
        new TestRecord<>(
            null, reading("a", at(2), 1, "").getBytes(UTF_8), new RecordHeaders(), Harness.NOW));
    send("a", 3);

    // then
    assertThat(weir.stored("continuous-signals")).isEqualTo(2);
    assertThat(weir.predictions()).isEmpty();
  }
}
