package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.ScoreReference;
import dev.weir.schemas.DriftEvent;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PropertyTest
class DriftTopologyTest {
  private static final Instant START = Harness.NOW.minus(Duration.ofHours(3));

  private final Random random = Seeds.random();
  private final Harness weir =
      new Harness(
          "drift.scores.predictions",
          "500",
          "drift.scores.interval",
          "1s",
          "drift.error.threshold",
          "10",
          "drift.error.labels",
          "50",
          "accuracy.emit.interval",
          "1s");
  private int sent;

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldTellWhereTheErrorRateRises() {
    // Given 40 windows of 10 labels with 10% errors, and 10 with 70%
    for (int minute = 0; minute < 40; minute++) {
      labelled(minute, 10, 1);
    }
    assertThat(drift()).isEmpty();

    // When
    for (int minute = 40; minute < 50; minute++) {
      labelled(minute, 10, 7);
    }

    // Then
    TestRecord<String, DriftEvent> record = drift().getFirst();
    DriftEvent event = record.value();
    assertThat(record.key()).isEqualTo("m/v1/champion");
    assertThat(event.getKind()).isEqualTo("error-rate");
    assertThat(event.getLevel()).isEqualTo("major");
    assertThat(event.getStatistic()).isGreaterThan(10);
    assertThat(event.getThreshold()).isEqualTo(10);
    assertThat(event.getFrom()).isEqualTo(START.plus(Duration.ofMinutes(40)));
    assertThat(event.getTo()).isEqualTo(START.plus(Duration.ofMinutes(42)));
    assertThat(event.getCount()).isEqualTo(20);
    assertThat(event.getBefore()).isEqualTo(0.1);
    assertThat(event.getSince()).isEqualTo(0.7);
  }

  @Test
  void shouldTellTheSameWhateverTheOrderOfTheLabels() {
    // Given
    List<Integer> minutes = new ArrayList<>(IntStream.range(0, 45).boxed().toList());
    java.util.Collections.shuffle(minutes, random);

    // When
    minutes.forEach(minute -> send(minute, 10, minute < 40 ? 1 : 7));

    // Then
    assertThat(drift())
        .singleElement()
        .satisfies(
            r -> assertThat(r.value().getTo()).isEqualTo(START.plus(Duration.ofMinutes(42))));
  }

  @Test
  void shouldBeginAnewAfterAnAlarmAndNotTakeItBack() {
    // Given an alarm
    for (int minute = 0; minute < 43; minute++) {
      labelled(minute, 10, minute < 40 ? 1 : 7);
    }
    assertThat(drift()).hasSize(1);

    // When the new rate continues, and labels of old windows arrive late
    for (int minute = 43; minute < 60; minute++) {
      labelled(minute, 10, 7);
    }
    labelled(5, 10, 10);

    // Then
    assertThat(drift()).isEmpty();
  }

  @Test
  void shouldTellWhereScoresAreSpreadOtherwiseThanInTheReference() {
    // Given a model whose reference has margins uniformly from 0 to 2, and equal class counts
    weir.timeline(1, 0, new Referenced(new FakeModel(0, 4)));
    for (int i = 0; i < 1_000; i++) {
      value(-1 + 2 * random.nextDouble());
    }
    assertThat(drift()).as("without a change").isEmpty();

    // When records become easier, and nearly all are "high"
    for (int i = 0; i < 1_000; i++) {
      value(0.5 + random.nextDouble() / 2);
    }

    // Then
    assertThat(drift())
        .extracting(r -> r.value().getKind(), r -> r.value().getLevel())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("margins", "major"),
            org.assertj.core.groups.Tuple.tuple("classes", "major"));

    // When they return to normal
    for (int i = 0; i < 1_000; i++) {
      value(-1 + 2 * random.nextDouble());
    }

    // Then
    assertThat(drift())
        .allSatisfy(r -> assertThat(r.value().getLevel()).isEqualTo("stable"))
        .hasSize(2);
  }

  @Test
  void shouldCountEveryPredictionOnce() {
    // Given
    weir.timeline(1, 0, new Referenced(new FakeModel(0, 4)));

    // When 499 arrive, a duplicate, and the 500th in another second
    for (int i = 0; i < 499; i++) {
      value(0.9);
    }
    sent--;
    value(0.9);
    assertThat(drift()).isEmpty();
    value(0.9);

    // Then
    assertThat(drift()).extracting(r -> r.value().getCount()).containsExactly(500L, 500L);
  }

  @Test
  void shouldGoOnWhereVersionIsPublishedAgainWithOtherClasses() {
    // Given
    weir.timeline(1, 0, new Referenced(new FakeModel(0, 4)));
    value(0.9);

    // When another model is published under the same name, with more classes and then with fewer
    weir.timeline(1, 0, new ThreeClasses());
    for (int i = 0; i < 1_000; i++) {
      value(0.9);
    }
    List<TestRecord<String, DriftEvent>> events = drift();
    weir.timeline(1, 0, new Referenced(new FakeModel(0, 4)));
    value(0.9);

    // Then its predictions are compared with its own reference
    assertThat(events).extracting(r -> r.value().getKind()).contains("classes");
    assertThat(drift()).isEmpty();
  }

  @Test
  void shouldPassOverModelsWithoutAReference() {
    for (int i = 0; i < 1_000; i++) {
      value(1);
    }
    assertThat(drift()).isEmpty();
  }

  private void labelled(int minute, int count, int wrong) {
    send(minute, count, wrong);
    weir.advance(Duration.ofSeconds(1));
  }

  private void send(int minute, int count, int wrong) {
    for (int i = 0; i < count; i++) {
      Instant time = START.plus(Duration.ofMinutes(minute)).plusSeconds(i);
      weir.send(Harness.signal("s", "r" + sent++, time, 1).withLabel(i < wrong ? "low" : "high"));
    }
  }

  private void value(double value) {
    weir.send(Harness.signal("s", "r" + sent++, START, value));
  }

  private List<TestRecord<String, DriftEvent>> drift() {
    weir.advance(Duration.ofSeconds(1));
    weir.advance(Duration.ofSeconds(1));
    return weir.driftEvents();
  }

  /** Always predicts "mid". */
  private record ThreeClasses() implements dev.weir.classifiers.model.SignalModel {
    private static final Referenced OTHER = new Referenced(new FakeModel(0, 4));

    @Override
    public String kind() {
      return "three";
    }

    @Override
    public List<String> classes() {
      return List.of("low", "high", "mid");
    }

    @Override
    public dev.weir.classifiers.model.InputShape inputShape() {
      return OTHER.inputShape();
    }

    @Override
    public ThreeClasses withProvenance(Provenance other) {
      return this; // its scores do not depend on it
    }

    @Override
    public Provenance provenance() {
      return new ScoreReference(
              "test", new double[0], new long[] {3_000}, new long[] {1_000, 1_000, 1_000})
          .addTo(new Provenance(new TreeMap<>()));
    }

    @Override
    public List<String> preprocessing() {
      return List.of();
    }

    @Override
    public dev.weir.classifiers.model.SignalScorer newScorer() {
      return (values, scores) -> scores[2] = 1;
    }
  }

  /** Has a reference with margins uniformly from 0 to 2, half of them of each class. */
  private record Referenced(FakeModel model) implements dev.weir.classifiers.model.SignalModel {
    @Override
    public String kind() {
      return model.kind();
    }

    @Override
    public List<String> classes() {
      return model.classes();
    }

    @Override
    public dev.weir.classifiers.model.InputShape inputShape() {
      return model.inputShape();
    }

    @Override
    public Referenced withProvenance(Provenance other) {
      return this; // its scores do not depend on it
    }

    @Override
    public Provenance provenance() {
      double[] edges = IntStream.range(1, 10).mapToDouble(i -> 0.2 * i).toArray();
      long[] margins = new long[10];
      Arrays.fill(margins, 400);
      ScoreReference reference =
          new ScoreReference("test", edges, margins, new long[] {2_000, 2_000});
      return reference.addTo(new Provenance(new TreeMap<>()));
    }

    @Override
    public List<String> preprocessing() {
      return model.preprocessing();
    }

    @Override
    public dev.weir.classifiers.model.SignalScorer newScorer() {
      return model.newScorer();
    }
  }
}
