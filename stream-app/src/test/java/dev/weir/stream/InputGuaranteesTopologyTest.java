package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What README guarantees of topics of a team's own: ids, order and event times. */
class InputGuaranteesTopologyTest {
  private static final String[] PRESSES = {
    "inputs", "presses",
    "input.presses.topic", "plant.presses",
    "input.presses.format", "json",
    "input.presses.source", "machine",
    "input.presses.values", "torque"
  };

  private Harness weir;

  private void start(String... more) {
    List<String> all = new ArrayList<>(List.of(PRESSES));
    all.addAll(List.of(more));
    weir = new Harness(all.toArray(String[]::new));
    weir.routes(Map.of("presses", new FakeModel(0, 4), "ovens", new FakeModel(0, 4)));
  }

  @AfterEach
  void close() {
    weir.close();
  }

  private void send(String topic, String no, Instant timestamp) {
    String value = "{\"no\":\"%s\",\"machine\":\"m-1\",\"torque\":[2,2,2,2]}".formatted(no);
    weir.send(topic, new TestRecord<>(null, value.getBytes(UTF_8), new RecordHeaders(), timestamp));
  }

  private void send(String no) {
    send("plant.presses", no, Harness.NOW);
  }

  private List<String> ids() {
    return weir.predictions().stream().map(Prediction::getRecordId).toList();
  }

  @Test
  void shouldPredictARepeatedIdOnce() {
    // given
    start("input.presses.id", "no");

    // when
    send("c1");
    send("c1");

    // then
    assertThat(ids()).containsExactly("c1");
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
    assertThat(weir.count("weir.input.records", "input", "presses", "outcome", "mapped"))
        .isEqualTo(2);
  }

  @Test
  void shouldTakeARecordWithoutAnIdForAnotherWheneverItIsSent() {
    // given
    start();

    // when
    send("c1");
    send("c1");

    // then
    assertThat(ids()).containsExactly("plant.presses-0-0", "plant.presses-0-1");
  }

  @Test
  void shouldRecogniseAnIdOfASourceInAnotherInput() {
    // given
    start(
        "inputs", "presses,ovens",
        "input.presses.id", "no",
        "input.ovens.topic", "plant.ovens",
        "input.ovens.format", "json",
        "input.ovens.source", "machine",
        "input.ovens.id", "no",
        "input.ovens.values", "torque");

    // when
    send("plant.presses", "c1", Harness.NOW);
    send("plant.ovens", "c1", Harness.NOW);
    send("plant.ovens", "c2", Harness.NOW);

    // then
    assertThat(ids()).containsExactly("c1", "c2");
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
  }

  @Test
  void shouldKeepTheOrderOfASource() {
    // given
    start("input.presses.id", "no");

    // when
    for (String no : List.of("c3", "c1", "c2")) {
      send(no);
    }

    // then
    assertThat(ids()).containsExactly("c3", "c1", "c2");
  }

  @Test
  void shouldTakeKafkasTimestampOfTheTeamsTopicAsEventTime() {
    // given
    start();
    Instant before = Harness.NOW.minus(Duration.ofHours(1));

    // when: later records come first
    send("plant.presses", "c1", Harness.NOW);
    send("plant.presses", "c2", before);

    // then
    assertThat(weir.predictions())
        .extracting(Prediction::getEventTime)
        .containsExactly(Harness.NOW, before);
  }
}
