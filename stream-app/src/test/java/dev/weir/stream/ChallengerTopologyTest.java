package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.Prediction;
import dev.weir.stream.models.VersionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChallengerTopologyTest {
  private static final FakeModel CHAMPION = new FakeModel(0, 4);

  /** Long enough that no challenger exceeds it on a busy machine. */
  private Harness weir = harness("10m");

  private final AtomicInteger calls = new AtomicInteger();

  private static Harness harness(String budget) {
    return new Harness("challenger.max.failures", "3", "challenger.time.budget", budget);
  }

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldPredictWithChampionFirstAndEachChallenger() {
    // Given
    challengers(new FakeModel(10, 4), new FakeModel(-10, 4));

    // When
    weir.send(signal("r1", 5));

    // Then
    List<Prediction> predictions = weir.predictions();
    assertThat(predictions)
        .extracting(Prediction::getVersion, Prediction::getRole, Prediction::getLabel)
        .containsExactly(
            tuple("champion", "champion", "high"),
            tuple("c0", "challenger", "low"),
            tuple("c1", "challenger", "high"));
    assertThat(predictions).extracting(Prediction::getTimelineRevision).containsOnly(1L);
    assertThat(predictions).extracting(Prediction::getRecordId).containsOnly("r1");
    assertThat(predictions.get(1).getScores())
        .containsEntry("low", 5.0)
        .containsEntry("high", -5.0);
    assertThat(weir.count("weir.records", "outcome", "predicted")).isEqualTo(1);
  }

  @Test
  void shouldJoinLabelWithEveryPredictionAndCountAccuracyByRole() {
    // Given
    challengers(new FakeModel(10, 4));

    // When
    weir.send(signal("r1", 5));
    weir.label("s", "r1", Harness.NOW, "high");

    // Then
    assertThat(weir.accuracy())
        .extracting(AccuracyWindow::getVersion, AccuracyWindow::getRole, AccuracyWindow::getCorrect)
        .containsExactlyInAnyOrder(
            tuple("champion", "champion", 1L), tuple("c0", "challenger", 0L));
    assertThat(weir.count("weir.labels", "outcome", "joined")).isEqualTo(1);
  }

  @Test
  void shouldPredictDuplicateOnceWithEachVersion() {
    // Given
    challengers(new FakeModel(10, 4));

    // When
    weir.send(signal("r1", 5));
    weir.send(signal("r1", 5));

    // Then
    assertThat(weir.predictions()).hasSize(2);
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
  }

  @Test
  void shouldKeepExceptionsOfChallengerFromOthers() {
    // Given
    challengers(failing(), new FakeModel(10, 4));

    // When
    weir.send(signal("r1", 5));

    // Then
    assertThat(versions()).containsExactly("champion", "c1");
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(failures("c0", "exception")).isEqualTo(1);
    assertThat(failures("c1", "exception")).isZero();
  }

  @Test
  void shouldKeepChampionFromScorerThatCannotBeMade() {
    // Given
    challengers(
        new ScriptedModel(
            () -> {
              throw new IllegalStateException("no scorer");
            }));

    // When
    weir.send(signal("r1", 5));

    // Then
    assertThat(versions()).containsExactly("champion");
    assertThat(failures("c0", "exception")).isEqualTo(1);
  }

  @Test
  void shouldSuspendChallengerThatFailsSeveralTimesInARow() {
    // Given
    challengers(failing());

    // When
    sendRecords(6, 1);

    // Then
    assertThat(versions()).hasSize(6).containsOnly("champion");
    assertThat(calls).hasValue(3);
    assertThat(failures("c0", "exception")).isEqualTo(3);
    assertThat(weir.live.get().suspended(Harness.ROUTE)).isEqualTo(1);
  }

  @Test
  void shouldNotSuspendChallengerThatDoesWellInBetween() {
    // Given a challenger that fails on negative values
    challengers(
        new ScriptedModel(
            (values, scores) -> {
              if (values[0] < 0) {
                throw new IllegalStateException("negative");
              }
            }));

    // When
    for (int i = 0; i < 9; i++) {
      weir.send(signal("r" + i, i % 3 == 2 ? 1 : -1));
    }

    // Then
    assertThat(versions()).filteredOn("c0"::equals).hasSize(3);
    assertThat(failures("c0", "exception")).isEqualTo(6);
    assertThat(weir.live.get().suspended(Harness.ROUTE)).isZero();
  }

  @Test
  void shouldSuspendChallengerThatTakesTooLongButKeepItsPredictions() {
    // Given
    weir.close();
    weir = harness("5ms");
    challengers(
        new ScriptedModel(
            (values, scores) -> {
              long until = System.nanoTime() + 6_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
            }));

    // When
    sendRecords(5, 1);

    // Then
    assertThat(versions()).filteredOn("c0"::equals).hasSize(3);
    assertThat(versions()).isEmpty();
    assertThat(failures("c0", "time-budget")).isEqualTo(3);
    assertThat(weir.live.get().suspended(Harness.ROUTE)).isEqualTo(1);
  }

  @Test
  void shouldNotHoldUnusableInputAgainstChallenger() {
    // Given
    challengers(
        new ScriptedModel(
            (values, scores) -> {
              throw new UnusableInputException(
                  UnusableInputException.Reason.NOT_FINITE, "not for me");
            }));

    // When
    sendRecords(6, 1);

    // Then
    assertThat(versions()).hasSize(6).containsOnly("champion");
    assertThat(failures("c0", "unusable-input")).isEqualTo(6);
    assertThat(weir.live.get().suspended(Harness.ROUTE)).isZero();
  }

  @Test
  void shouldNotWaitForChallengers() {
    // Given
    weir.timeline(
        1,
        List.of(Harness.entry(0, "champion", "pending", "refused", "unknown")),
        Map.of(
            "champion", Harness.loaded("champion", CHAMPION),
            "pending", new VersionState.Pending("its artifact is being loaded"),
            "refused", new VersionState.Refused(RefusalReason.TOO_LARGE, "2 GB")));

    // When
    weir.send(signal("r1", 5));

    // Then
    assertThat(versions()).containsExactly("champion");
  }

  @Test
  void shouldScoreAgainOnceAssignedAgain() {
    // Given
    SignalModel failing = failing();
    challengers(failing);
    sendRecords(4, 1);
    weir.predictions();

    // When another revision keeps the entry, and one more keeps the challenger
    long again = Harness.NOW.minusSeconds(1).toEpochMilli();
    weir.timeline(
        2,
        List.of(Harness.entry(0, "champion", "c0"), Harness.entry(again, "champion", "c0")),
        Map.of(
            "champion", Harness.loaded("champion", CHAMPION),
            "c0", Harness.loaded("c0", failing)));
    weir.send(Harness.signal("s", "before", Instant.ofEpochMilli(again - 1), 1));
    int callsBefore = calls.get();
    weir.send(signal("after", 1));

    // Then
    assertThat(callsBefore).isEqualTo(3);
    assertThat(calls).hasValue(4);
  }

  @Test
  void shouldChooseChallengersByEventTime() {
    // Given
    long change = Harness.NOW.toEpochMilli();
    weir.timeline(
        1,
        List.of(Harness.entry(0, "champion", "c0"), Harness.entry(change, "c0", "champion", "c1")),
        Map.of(
            "champion", Harness.loaded("champion", CHAMPION),
            "c0", Harness.loaded("c0", CHAMPION),
            "c1", Harness.loaded("c1", CHAMPION)));

    // When
    weir.send(signal("new", 1));
    weir.send(Harness.signal("s", "old", Harness.NOW.minusMillis(1), 1));

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId, Prediction::getVersion, Prediction::getRole)
        .containsExactly(
            tuple("new", "c0", "champion"),
            tuple("new", "champion", "challenger"),
            tuple("new", "c1", "challenger"),
            tuple("old", "champion", "champion"),
            tuple("old", "c0", "challenger"));
  }

  private void challengers(SignalModel... models) {
    Map<String, VersionState> states = new HashMap<>();
    states.put("champion", Harness.loaded("champion", CHAMPION));
    String[] versions = new String[models.length];
    for (int i = 0; i < models.length; i++) {
      versions[i] = "c" + i;
      states.put(versions[i], Harness.loaded(versions[i], models[i]));
    }
    weir.timeline(1, List.of(Harness.entry(0, "champion", versions)), states);
  }

  private SignalModel failing() {
    SignalScorer scorer =
        (values, scores) -> {
          calls.incrementAndGet();
          throw new IllegalStateException("broken");
        };
    return new ScriptedModel(scorer);
  }

  private void sendRecords(int count, double value) {
    for (int i = 0; i < count; i++) {
      weir.send(signal("record-" + i, value));
    }
  }

  private static dev.weir.schemas.SignalRecord signal(String id, double value) {
    return Harness.signal("s", id, Harness.NOW, value);
  }

  private List<String> versions() {
    return weir.predictions().stream().map(Prediction::getVersion).toList();
  }

  private double failures(String version, String reason) {
    return weir.count("weir.challenger.failures", "version", version, "reason", reason);
  }
}
