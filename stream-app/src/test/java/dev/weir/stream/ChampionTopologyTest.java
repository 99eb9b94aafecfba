package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.SignalScorer;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.Prediction;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Champions that throw, although no model should. */
class ChampionTopologyTest {
  private static final VersionState GOOD = Harness.loaded("v1", new FakeModel(0, 4));
  private static final List<Timeline.Entry> THREE =
      List.of(Harness.entry(0, "v1"), Harness.entry(1, "v2"), Harness.entry(2, "v3"));

  private final Harness weir = new Harness();

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldLetLastGoodChampionScoreWhereOneThrows() {
    // Given
    weir.timeline(3, THREE, Map.of("v1", GOOD, "v2", throwing("v2"), "v3", throwing("v3")));

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      weir.send(Harness.signal("s", "r1", Harness.NOW, 1).withLabel("high"));
      weir.send(Harness.signal("s", "r2", Harness.NOW, 1));

      // Then
      List<Prediction> predictions = weir.predictions();
      assertThat(predictions).extracting(Prediction::getRecordId).containsExactly("r1", "r2");
      assertThat(predictions)
          .allSatisfy(
              prediction -> {
                assertThat(prediction.getVersion()).isEqualTo("v1");
                assertThat(prediction.getRole()).isEqualTo("champion");
                assertThat(prediction.getTimelineRevision()).isEqualTo(3);
              });
      assertThat(weir.deadLetters()).isEmpty();
      assertThat(weir.count("weir.champion.failures", "version", "v3")).isEqualTo(2);
      assertThat(weir.count("weir.champion.failures", "version", "v2")).isEqualTo(2);
      assertThat(log.warnings())
          .hasSize(2)
          .allSatisfy(
              warning ->
                  assertThat(warning)
                      .contains("champion m/v", "IllegalStateException")
                      .doesNotContain("value 1.0"));
    }
    assertThat(weir.accuracy()).extracting(window -> window.getVersion()).containsExactly("v1");
  }

  @Test
  void shouldForgetThatItWarnedOfVersionsThatNoTimelineHas() {
    // Given
    List<Timeline.Entry> withThrowing = List.of(Harness.entry(0, "v1"), Harness.entry(1, "v3"));
    Map<String, VersionState> states = Map.of("v1", GOOD, "v3", throwing("v3"));

    try (LogCapture log = LogCapture.of("dev.weir")) {
      weir.timeline(1, withThrowing, states);
      weir.send(Harness.signal("s", "r1", Harness.NOW, 1));

      // When it leaves the timeline and is assigned again
      weir.timeline(2, List.of(Harness.entry(0, "v1")), Map.of("v1", GOOD));
      weir.advance(Duration.ofSeconds(1));
      weir.timeline(3, withThrowing, states);
      weir.send(Harness.signal("s", "r2", Harness.NOW, 1));

      // Then
      assertThat(log.warnings()).hasSize(2);
    }
  }

  @Test
  void shouldAskChampionAgainForTheNextRecord() {
    // Given
    weir.timeline(
        3,
        List.of(Harness.entry(0, "v1"), Harness.entry(1, "v3")),
        Map.of("v1", GOOD, "v3", throwingAbove(5)));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 9));
    weir.send(Harness.signal("s", "r2", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getVersion).containsExactly("v1", "v3");
  }

  @Test
  void shouldMakeLetterWhereNoChampionIsBefore() {
    // Given
    weir.timeline(1, List.of(Harness.entry(0, "v3")), Map.of("v3", throwingAbove(5)));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 9));
    weir.send(Harness.signal("s", "r2", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getRecordId).containsExactly("r2");
    assertThat(weir.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("no-model");
              assertThat(letter.detail()).startsWith("model m/v3 threw an exception");
            });
  }

  @Test
  void shouldPassOverChampionsThatAreNotLoaded() {
    // Given
    weir.timeline(
        3,
        THREE,
        Map.of("v1", GOOD, "v2", new VersionState.Pending("unloaded"), "v3", throwing("v3")));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 1));

    // Then
    assertThat(weir.deadLetters()).extracting(DeadLetter::reason).containsExactly("no-model");
  }

  @Test
  void shouldNotScoreTwiceWithChallengerThatStandsIn() {
    // Given
    weir.timeline(
        2,
        List.of(Harness.entry(0, "v1"), Harness.entry(1, "v3", "v1")),
        Map.of("v1", GOOD, "v3", throwing("v3")));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 1));

    // Then
    assertThat(weir.predictions())
        .extracting(p -> p.getVersion() + " " + p.getRole())
        .containsExactly("v1 champion");
  }

  private static VersionState throwing(String version) {
    return Harness.loaded(version, new ScriptedModel(throwing(Double.NEGATIVE_INFINITY)));
  }

  private static VersionState throwingAbove(double limit) {
    return Harness.loaded("v3", new ScriptedModel(throwing(limit)));
  }

  private static SignalScorer throwing(double limit) {
    return (values, scores) -> {
      if (values[0] > limit) {
        throw new IllegalStateException("value " + values[0]);
      }
      scores[1] = 1;
    };
  }
}
