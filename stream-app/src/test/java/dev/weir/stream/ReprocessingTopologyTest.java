package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows of readings when the application is reset and reads their topic again: all of it, or what
 * retention left.
 */
class ReprocessingTopologyTest {
  private static final String TOPIC = "plant.sensors";
  private static final int READINGS = 120;
  private static final String[] BY_COUNT = {
    "inputs", "sensors",
    "input.sensors.topic", TOPIC,
    "input.sensors.kind", "reading",
    "input.sensors.format", "json",
    "input.sensors.source", "sensorId",
    "input.sensors.time", "timestamp",
    "input.sensors.time.unit", "ms",
    "input.sensors.values", "temperature",
    "route.sensors.window", "4",
    "route.sensors.stride", "3",
    "continuous.idle", "1m"
  };

  /**
   * Predictions by record id.
   *
   * @param deleted how many of the oldest readings are no longer there
   */
  private static Map<String, String> predicted(List<String> topic, int deleted, String... more) {
    String[] settings = new String[BY_COUNT.length + more.length];
    System.arraycopy(BY_COUNT, 0, settings, 0, BY_COUNT.length);
    System.arraycopy(more, 0, settings, BY_COUNT.length, more.length);
    try (Harness weir = new Harness(settings)) {
      weir.routes(Map.of("sensors", new FakeModel(0, 4)));
      for (int offset = 0; offset < topic.size(); offset++) {
        // A record that is no reading takes the offset of one that was deleted.
        byte[] value = (offset < deleted ? "" : topic.get(offset)).getBytes(UTF_8);
        weir.send(TOPIC, new TestRecord<>(null, value, new RecordHeaders(), Harness.NOW));
      }
      Map<String, String> found = new TreeMap<>();
      for (Prediction each : weir.predictions()) {
        assertThat(found.put(each.getRecordId(), each.getEventTime() + " " + each.getScores()))
            .isNull();
      }
      return found;
    }
  }

  /** Readings of two sources in turn, at times of this distance. */
  private static List<String> readings(Random random, long stepMs, int missing) {
    long start = Harness.NOW.toEpochMilli() / 1_000_000 * 1_000_000;
    List<String> readings = new ArrayList<>();
    for (int i = 0; i < READINGS; i++) {
      if (random.nextInt(missing) > 0) {
        readings.add(
            "{\"sensorId\":\"%s\",\"timestamp\":%d,\"temperature\":%s}"
                .formatted("ab".charAt(i % 2), start + i / 2 * stepMs, random.nextDouble()));
      }
    }
    return readings;
  }

  @Test
  void shouldPredictTheSameWindowsAgain() {
    List<String> topic = readings(new Random(1), 1_000, 10);

    assertThat(predicted(topic, 0)).isEqualTo(predicted(topic, 0)).hasSizeGreaterThan(20);
  }

  @Test
  void shouldGiveOtherWindowsByCountOtherIds() {
    // given: two of three beginnings are not a multiple of the stride away
    List<String> topic = readings(new Random(2), 1_000, 10);
    Map<String, String> whole = predicted(topic, 0);

    for (int deleted : new int[] {7, 8, 9}) {
      // when
      Map<String, String> rest = predicted(topic, deleted);

      // then
      assertThat(rest).hasSizeGreaterThan(20);
      rest.forEach((id, what) -> assertThat(whole.getOrDefault(id, what)).isEqualTo(what));
    }
  }

  @ParameterizedTest
  @CsvSource({"7", "8", "9", "38"})
  void shouldGiveTheSameWindowsByCountFromTheNextPeriodOn(int deleted) {
    // given: 60 s of readings, the period ends after 20 s
    List<String> topic = readings(new Random(3), 1_000, 10);

    // when
    Map<String, String> rest = predicted(topic, deleted, "input.sensors.count.period", "20s");

    // then
    Map<String, String> whole = predicted(topic, 0, "input.sensors.count.period", "20s");
    int first = (int) topic.stream().filter(each -> time(each) % 1_000_000 < 20_000).count();
    assertThat(from(first, rest)).isEqualTo(from(first, whole)).hasSizeGreaterThan(12);
  }

  private static long time(String reading) {
    return Long.parseLong(reading.replaceAll(".*\"timestamp\":(\\d+),.*", "$1"));
  }

  private static Map<String, String> from(int offset, Map<String, String> windows) {
    Map<String, String> from = new TreeMap<>(windows);
    from.keySet().removeIf(id -> Integer.parseInt(id.replaceAll(".@0-(\\d+)\\+4", "$1")) < offset);
    return from;
  }

  @ParameterizedTest
  @CsvSource({"lose", "hold", "interpolate"})
  void shouldGiveTheSameWindowsOnAGridBehindTheLatenessWhereverReadingBegins(String missing) {
    // given: readings that are up to four places late
    Random random = new Random(4);
    List<String> topic = readings(random, 100, 8);
    IntStream.range(0, topic.size() / 4)
        .forEach(i -> Collections.shuffle(topic.subList(4 * i, 4 * i + 4), random));
    String[] grid = {
      "input.sensors.grid.interval", "100ms",
      "input.sensors.grid.missing", missing,
      "route.sensors.lateness", "4"
    };
    Map<String, String> whole = predicted(topic, 0, grid);

    for (int deleted : new int[] {5, 10, 15, 40}) {
      // when
      Map<String, String> rest = predicted(topic, deleted, grid);

      // then: readings of later places may be among those that were deleted
      long newest =
          topic.subList(0, deleted).stream().mapToLong(each -> time(each)).max().orElse(0);
      long first = newest / 100 + 4;
      assertThat(onGridFrom(first, rest)).isEqualTo(onGridFrom(first, whole)).isNotEmpty();
      if (missing.equals("lose")) {
        assertThat(whole).containsAllEntriesOf(rest);
      }
    }
  }

  private static Map<String, String> onGridFrom(long place, Map<String, String> windows) {
    Map<String, String> from = new TreeMap<>(windows);
    from.keySet().removeIf(id -> Long.parseLong(id.replaceAll(".@(\\d+)\\+4", "$1")) < place);
    return from;
  }

  @Test
  void shouldKeepWindowsOfASourceBehindTheOthersOfItsPartition() {
    // given: b is behind a by more than the idle time, and read with pauses longer than the idle
    // time
    try (Harness weir = new Harness(BY_COUNT)) {
      weir.routes(Map.of("sensors", new FakeModel(0, 4)));
      long now = Harness.NOW.toEpochMilli();

      // when
      for (int i = 0; i < 4; i++) {
        send(weir, "a", now + i * 1_000L);
        send(weir, "b", now - 90_000 + i * 1_000L);
        weir.advance(Duration.ofSeconds(90));
      }

      // then
      assertThat(weir.predictions())
          .extracting(Prediction::getRecordId)
          .containsExactly("a@0-0+4", "b@0-1+4");
    }
  }

  private static void send(Harness weir, String source, long time) {
    String value =
        "{\"sensorId\":\"%s\",\"timestamp\":%d,\"temperature\":1}".formatted(source, time);
    weir.send(
        TOPIC, new TestRecord<>(null, value.getBytes(UTF_8), new RecordHeaders(), Harness.NOW));
  }
}
