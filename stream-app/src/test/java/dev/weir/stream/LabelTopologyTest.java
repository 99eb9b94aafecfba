package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.names.TopologyNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelTopologyTest {
  private static final Instant TIME = Harness.NOW.minusSeconds(30);

  private final Harness weir =
      new Harness("labels.retention", "1h", "labels.late.memory", "0", "accuracy.retention", "7d");

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldJoinLabelThatComesAfterPrediction() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.label("s", "r", Harness.NOW, "high");

    // Then
    assertCells(last(weir.accuracy()), "high/high=1");
    assertOutcome("joined", 1);
  }

  @Test
  void shouldJoinLabelThatCameBeforeRecord() {
    // When
    weir.label("s", "r", Harness.NOW, "low");
    int waiting = weir.stored(TopologyNames.WAITING_LABELS);
    weir.send(Harness.signal("s", "r", TIME, 1));

    // Then
    assertCells(last(weir.accuracy()), "low/high=1");
    assertThat(waiting).isEqualTo(1);
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isZero();
    assertOutcome("waiting", 1);
    assertOutcome("joined", 1);
  }

  @Test
  void shouldTakeBackWhatCountedThoughItsVersionHasLeftTheTimeline() {
    // Given two versions with both classes, and a label that joins both
    weir.timeline(
        1,
        List.of(Harness.entry(0, "a", "b")),
        Map.of(
            "a", Harness.loaded("a", new FakeModel(0, 4)),
            "b", Harness.loaded("b", new FakeModel(10, 4))));
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.label("s", "r", Harness.NOW, "high");
    assertCells(last(weir.accuracy()), "high/low=1");

    // When one of them is removed, and the label changes to that one's prediction
    weir.timeline(
        2, List.of(Harness.entry(0, "a")), Map.of("a", Harness.loaded("a", new FakeModel(0, 4))));
    weir.label("s", "r", Harness.NOW, "low");

    // Then each still has one label
    List<AccuracyWindow> windows = weir.accuracy();
    assertThat(windows).hasSize(2).allSatisfy(w -> assertThat(w.getLabelled()).isEqualTo(1));
    assertCells(windows.getFirst(), "low/high=1");
    assertCells(windows.getLast(), "low/low=1");
    assertOutcome("changed", 1);

    // When it is added again, and the label changes once more
    weir.timeline(
        3,
        List.of(Harness.entry(0, "a", "b")),
        Map.of(
            "a", Harness.loaded("a", new FakeModel(0, 4)),
            "b", Harness.loaded("b", new FakeModel(10, 4))));
    weir.label("s", "r", Harness.NOW, "high");

    // Then
    assertThat(weir.accuracy())
        .hasSize(2)
        .allSatisfy(w -> assertThat(w.getLabelled()).isEqualTo(1));
  }

  @Test
  void shouldLetLastOfTwoWaitingLabelsCount() {
    // When
    weir.label("s", "r", Harness.NOW, "low");
    weir.label("s", "r", Harness.NOW, "high");
    weir.send(Harness.signal("s", "r", TIME, 1));

    // Then
    assertCells(last(weir.accuracy()), "high/high=1");
  }

  @Test
  void shouldJoinLabelWithinRecord() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));

    // Then
    assertCells(last(weir.accuracy()), "high/high=1");
    assertOutcome("joined", 1);
  }

  @Test
  void shouldLetLabelWithinRecordWinOverWaitingOne() {
    // When
    weir.label("s", "r", Harness.NOW, "low");
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));

    // Then
    assertThat(weir.accuracy()).singleElement().satisfies(w -> assertCells(w, "high/high=1"));
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isZero();
  }

  @Test
  void shouldMoveCountWhereLabelChanges() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));
    weir.label("s", "r", Harness.NOW, "low");

    // Then
    List<AccuracyWindow> windows = weir.accuracy();
    assertThat(windows).hasSize(2);
    assertCells(windows.get(0), "high/high=1");
    assertCells(windows.get(1), "low/high=1");
    assertThat(windows.get(1).getCorrect()).isZero();
    assertOutcome("changed", 1);
  }

  @Test
  void shouldChangeNothingWhereLabelIsTheSame() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));
    weir.label("s", "r", Harness.NOW, "high");
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));

    // Then
    assertThat(weir.accuracy()).hasSize(1);
    assertOutcome("same", 2);
  }

  @Test
  void shouldTakeLabelOfDuplicate() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.send(Harness.signal("s", "r", TIME, 1).withLabel("high"));

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertCells(last(weir.accuracy()), "high/high=1");
  }

  @Test
  void shouldKeepSourcesApart() {
    // When
    weir.send(Harness.signal("s1", "r", TIME, 1));
    weir.label("s2", "r", Harness.NOW, "high");

    // Then
    assertThat(weir.accuracy()).isEmpty();
    assertOutcome("waiting", 1);
  }

  @Test
  void shouldCountLabelAgainstVersionThatPredicted() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.timeline(2, 0, new FakeModel(5, 4));
    weir.label("s", "r", Harness.NOW, "high");

    // Then
    assertThat(weir.accuracy()).extracting(AccuracyWindow::getVersion).containsExactly("v1");
  }

  @Test
  void shouldForgetExpiredPredictionsAndLabels() {
    // Given
    weir.send(Harness.signal("s", "old", Harness.NOW, 1));
    weir.label("s", "never", Harness.NOW, "high");

    // When both clocks pass the retention
    weir.advance(Duration.ofMinutes(61));
    weir.send(Harness.signal("s", "new", weir.driverTime(), 1));
    weir.label("s", "newer", weir.driverTime(), "high");
    weir.advance(Duration.ofSeconds(2));

    // Then
    assertThat(weir.stored(TopologyNames.OPEN_PREDICTIONS)).isEqualTo(1);
    assertThat(weir.stored(TopologyNames.WAITING_LABELS)).isEqualTo(1);
    assertOutcome("unknown-record", 1);
  }

  @Test
  void shouldCountLabelThatComesTooLate() {
    try (Harness remembers = new Harness("labels.retention", "1h", "labels.late.memory", "1h")) {
      // Given
      remembers.send(Harness.signal("s", "r", Harness.NOW, 1));
      remembers.advance(Duration.ofMinutes(61));
      remembers.send(Harness.signal("s", "newer", remembers.driverTime(), 1));
      remembers.advance(Duration.ofSeconds(1));

      // When
      remembers.label("s", "r", remembers.driverTime(), "high");

      // Then
      assertThat(remembers.accuracy()).isEmpty();
      assertThat(remembers.stored(TopologyNames.WAITING_LABELS)).isZero();
      assertThat(remembers.count("weir.labels", "outcome", "too-late")).isEqualTo(1);
    }
  }

  @Test
  void shouldCountLabelWithTheKeyOfAnotherSource() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    byte[] label =
        weir.serdes
            .labels()
            .serializer()
            .serialize("labels", new LabelRecord("s", "r", Harness.NOW, "high"));
    weir.sendLabel("other".getBytes(UTF_8), label);

    // Then
    assertThat(weir.accuracy()).isEmpty();
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("key-mismatch"));
    assertOutcome("key-mismatch", 1);
    assertOutcome("dead-letter", 0);
  }

  @Test
  void shouldJoinAndRejectAlikeThroughTheRepartitionTopic() {
    try (Harness repaired = new Harness("labels.repartition", "true")) {
      // When
      repaired.send(Harness.signal("s", "r", TIME, 1));
      repaired.label("s", "r", Harness.NOW, "high");
      repaired.sendLabel("s".getBytes(UTF_8), new byte[] {1});

      // Then
      assertCells(last(repaired.accuracy()), "high/high=1");
      assertThat(repaired.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.topic()).isEqualTo("labels"));
      assertThat(repaired.count("weir.labels", "outcome", "joined")).isEqualTo(1);
      assertThat(repaired.count("weir.labels", "outcome", "dead-letter")).isEqualTo(1);
    }
  }

  @Test
  void shouldLeaveHeadersOfLabelsBehind() {
    try (Harness repaired = new Harness("labels.repartition", "true")) {
      // Given
      LabelRecord label = new LabelRecord("s", "r", Harness.NOW, "high");
      byte[] value = repaired.serdes.labels().serializer().serialize("labels", label);
      TestRecord<byte[], byte[]> record = new TestRecord<>("s".getBytes(UTF_8), value);
      record.headers().add("trace", new byte[100]);

      // When
      repaired.input(Topic.LABELS, record);

      // Then
      assertThat(repaired.records("weir-labels-by-source-repartition"))
          .singleElement()
          .satisfies(
              passed -> {
                assertThat(passed.value()).isEqualTo(value);
                assertThat(passed.headers()).isEmpty();
              });
    }
  }

  @Test
  void shouldNotPassOnForeignTimesOfLabels() {
    try (Harness repaired = new Harness("labels.repartition", "true")) {
      // Given a Kafka timestamp far ahead
      LabelRecord label = new LabelRecord("s", "r", Harness.NOW, "high");
      byte[] value = repaired.serdes.labels().serializer().serialize("labels", label);
      Instant ahead = Instant.now().plus(Duration.ofDays(10));

      // When
      repaired.input(Topic.LABELS, new TestRecord<>("s".getBytes(UTF_8), value, ahead));

      // Then
      assertThat(repaired.records("weir-labels-by-source-repartition"))
          .singleElement()
          .satisfies(passed -> assertThat(passed.getRecordTime()).isEqualTo(Harness.NOW));
      assertThat(repaired.stored(TopologyNames.WAITING_LABELS)).isEqualTo(1);
    }
  }

  @Test
  void shouldNotWriteForeignTimesIntoChangelogs() {
    // Given a Kafka timestamp far ahead
    LabelRecord label = new LabelRecord("s", "r", Harness.NOW, "high");
    byte[] value = weir.serdes.labels().serializer().serialize("labels", label);
    Instant ahead = Instant.now().plus(Duration.ofDays(10));

    // When
    weir.input(Topic.LABELS, new TestRecord<>("s".getBytes(UTF_8), value, ahead));

    // Then
    assertThat(weir.records("weir-waiting-labels-changelog"))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.getRecordTime()).isBeforeOrEqualTo(Instant.now()));
  }

  @Test
  void shouldCountLabelsThatAreNoClassesAsOne() {
    // When
    for (String foreign : List.of("r1", "r2", "r3")) {
      weir.send(Harness.signal("s", foreign, TIME, 1));
      weir.label("s", foreign, Harness.NOW, "no class " + foreign);
    }
    weir.send(Harness.signal("s", "r4", TIME, 1).withLabel("none either"));
    weir.label("s", "r5", Harness.NOW, "one that waits");
    weir.send(Harness.signal("s", "r5", TIME, 1));

    // Then
    AccuracyWindow window = last(weir.accuracy());
    assertCells(window, "(other)/high=5");
    assertThat(window.getLabelled()).isEqualTo(5);
    assertThat(window.getCorrect()).isZero();
    assertOutcome("joined", 5);
  }

  @Test
  void shouldMoveCountBetweenClassAndOther() {
    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.label("s", "r", Harness.NOW, "foreign");
    weir.label("s", "r", Harness.NOW, "another");
    weir.label("s", "r", Harness.NOW, "high");
    weir.label("s", "r", Harness.NOW, "foreign");

    // Then
    List<AccuracyWindow> windows = weir.accuracy();
    assertThat(windows).hasSize(3);
    assertCells(windows.get(0), "(other)/high=1");
    assertCells(windows.get(1), "high/high=1");
    assertCells(windows.get(2), "(other)/high=1");
    assertOutcome("same", 1);
    assertOutcome("changed", 2);
  }

  @Test
  void shouldRefuseLabelThatIsTooLong() {
    // Given
    String longest = "a".repeat(256);

    // When
    weir.send(Harness.signal("s", "r", TIME, 1));
    weir.label("s", "r", Harness.NOW, longest);
    weir.label("s", "r", Harness.NOW, longest + "a");

    // Then
    assertOutcome("joined", 1);
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("unusable-values");
              assertThat(letter.detail()).contains("the label has 257 characters");
            });
  }

  @Test
  void shouldPredictAgainAfterRetention() {
    // Given
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));
    weir.advance(Duration.ofMinutes(61));
    weir.send(Harness.signal("s", "other", weir.driverTime(), 1));
    weir.advance(Duration.ofSeconds(2));

    // When
    weir.send(Harness.signal("s", "r", weir.driverTime(), 1));

    // Then
    assertThat(weir.predictions()).hasSize(3);
  }

  @Test
  void shouldKeepEntriesOverOutage() {
    // Given
    weir.send(Harness.signal("s", "r", Harness.NOW, 1));

    // When this machine's clock advances without records
    weir.advance(Duration.ofHours(5));

    // Then
    weir.label("s", "r", weir.driverTime(), "high");
    assertCells(last(weir.accuracy()), "high/high=1");
  }

  @Test
  void shouldKeepEntriesOfSourceThatLagsBehind() {
    // Given
    weir.send(Harness.signal("ahead", "r1", Harness.NOW, 1));
    weir.send(Harness.signal("behind", "r2", Harness.NOW.minus(Duration.ofDays(9)), 1));

    // When
    weir.advance(Duration.ofMinutes(30));

    // Then
    weir.label("behind", "r2", weir.driverTime(), "high");
    assertCells(last(weir.accuracy()), "high/high=1");
  }

  @Test
  void shouldForgetManyPredictions() {
    // Given
    int count = 2_500;
    for (int i = 0; i < count; i++) {
      weir.send(Harness.signal("s", "r" + i, Harness.NOW, 1));
    }
    weir.advance(Duration.ofMinutes(61));
    weir.send(Harness.signal("s", "new", weir.driverTime(), 1));

    // When
    int before = weir.stored(TopologyNames.OPEN_PREDICTIONS);
    weir.advance(Duration.ofSeconds(1));

    // Then
    assertThat(before).isEqualTo(count + 1);
    assertThat(weir.stored(TopologyNames.OPEN_PREDICTIONS)).isEqualTo(1);
  }

  static void assertCells(AccuracyWindow window, String... cells) {
    assertThat(window.getConfusion()).extracting(LabelTopologyTest::cell).containsExactly(cells);
  }

  private static String cell(ConfusionCount count) {
    return count.getActual() + "/" + count.getPredicted() + "=" + count.getCount();
  }

  private static AccuracyWindow last(List<AccuracyWindow> windows) {
    return windows.getLast();
  }

  private void assertOutcome(String outcome, double count) {
    assertThat(weir.count("weir.labels", "outcome", outcome)).isEqualTo(count);
  }
}
