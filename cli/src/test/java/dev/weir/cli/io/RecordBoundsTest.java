package dev.weir.cli.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.Topic;
import dev.weir.stream.decode.RecordChecks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBoundsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RecordBounds bounds =
      new RecordBounds(
          new RecordChecks(Duration.ofDays(3650), Duration.ofHours(1)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SIGNALS | {"id":"r1","eventTime":"2026-03-01T14:00:00Z","values":[1,2]} | event-time-out-of-range
          SIGNALS | {"id":"r1","eventTime":"1990-03-01T14:00:00Z","values":[1,2]} | event-time-out-of-range
          SIGNALS | {"id":"r1","eventTime":"2026-03-01T12:00:00Z","values":[]} | wrong-size
          SIGNALS | {"id":"","eventTime":"2026-03-01T12:00:00Z","start":-1,"values":[1]} | wrong-size
          SIGNALS | {"id":"","eventTime":"2026-03-01T12:00:00Z","start":0,"interval":-1,"values":[1]} | unusable-values
          SIGNALS | {"id":"","eventTime":"2026-03-01T12:00:00Z","values":[1]} | unusable-values
          IMAGES | {"id":"","eventTime":"2026-03-01T12:00:00Z","width":1,"height":1,"pixels":[1]} | unusable-values
          LABELS | {"recordId":"","eventTime":"2026-03-01T12:00:00Z","label":"a"} | unusable-values
          IMAGES | {"id":"r1","eventTime":"2026-03-02T12:00:00Z","width":1,"height":1,"pixels":[1]} | event-time-out-of-range
          LABELS | {"recordId":"r1","eventTime":"2026-03-02T12:00:00Z","label":"a"} | event-time-out-of-range
          """)
  void shouldRefuseWhatTheApplicationMakesADeadLetterOf(Topic topic, String json, String reason) {
    // given
    var record = RecordFile.parse(json, topic, "press-1");
    // when, then
    assertThatThrownBy(() -> bounds.check(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(reason, "--force");
  }

  @Test
  void shouldNameTheTimeAndTheSettingThatItIsBeyond() {
    // given
    String json = "{\"id\":\"r1\",\"eventTime\":\"1990-03-01T14:00:00Z\",\"values\":[1,2]}";
    // when, then
    assertThatThrownBy(() -> bounds.check(RecordFile.parse(json, Topic.SIGNALS, "press-1")))
        .hasMessageContaining(
            "more than 3650d behind the clock (event.time.max.past): 1990-03-01T14:00:00Z");
  }

  @Test
  void shouldRefuseALabelThatNamesNoClass() {
    // given
    String json =
        "{\"recordId\":\"r1\",\"eventTime\":\"%s\",\"label\":\"%s\"}"
            .formatted(NOW, "x".repeat(257));
    // when, then
    assertThatThrownBy(() -> bounds.check(RecordFile.parse(json, Topic.LABELS, "press-1")))
        .hasMessageContaining("257 characters");
  }

  @ParameterizedTest
  @CsvSource({"LABELS, recordId", "SIGNALS, id"})
  void shouldRefuseAnEmptyLabel(Topic topic, String id) {
    // given
    String json =
        "{\"%s\":\"r1\",\"eventTime\":\"%s\",\"label\":\"\"%s}"
            .formatted(id, NOW, topic == Topic.SIGNALS ? ",\"values\":[1,2]" : "");
    // when, then
    assertThatThrownBy(() -> bounds.check(RecordFile.parse(json, topic, "press-1")))
        .hasMessageContaining("the label is empty");
  }

  @Test
  void shouldTakeWhatTheApplicationTakes() {
    // given
    String json = "{\"id\":\"r1\",\"eventTime\":\"%s\",\"values\":[1,2]}".formatted(NOW);
    // when, then
    assertThatCode(() -> bounds.check(RecordFile.parse(json, Topic.SIGNALS, "press-1")))
        .doesNotThrowAnyException();
  }
}
