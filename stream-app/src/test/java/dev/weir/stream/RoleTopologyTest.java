package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.Prediction;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.TopologyNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleTopologyTest {
  private static final byte[] KEY = "s".getBytes(UTF_8);

  private Harness weir;

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void shouldLeaveChallengersToTheOther() {
    // Given
    weir = new Harness("role", "champion");
    both(1_000);

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));
    weir.sendSignal(KEY, new byte[] {1, 2, 3});

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getRole).containsExactly("champion");
    assertThat(weir.deadLetters()).hasSize(1);
  }

  @Test
  void shouldScoreChallengersOnlyAndCountTheirAccuracy() {
    // Given
    challenger();
    both(1_000);

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));
    weir.label("s", "r1", Harness.NOW, "high");

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getVersion, Prediction::getRole)
        .containsExactly(tuple("c", "challenger"));
    assertThat(weir.accuracy())
        .extracting(AccuracyWindow::getVersion, AccuracyWindow::getRole)
        .containsExactly(tuple("c", "challenger"));
    assertThat(weir.count("weir.records", "outcome", "predicted")).isEqualTo(1);
    assertThat(weir.count("weir.duplicates")).isEqualTo(1);
  }

  @Test
  void shouldNotWaitForChampion() {
    // Given
    challenger();
    weir.timeline(
        1,
        List.of(Harness.entry(0, "a", "c")),
        Map.of(
            "a",
            new VersionState.Pending("elsewhere"),
            "c",
            Harness.loaded("c", new FakeModel(0, 4))));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getVersion).containsExactly("c");
  }

  @Test
  void shouldLeaveDeadLettersToChampion() {
    // Given
    challenger();
    both(1_000);

    // When undecodable, before the first entry, of the wrong length, not finite, with an invalid
    // label
    weir.sendSignal(KEY, new byte[] {1, 2, 3});
    weir.send(Harness.signal("s", "early", Instant.ofEpochMilli(999), 5));
    weir.send(
        dev.weir.schemas.SignalRecord.of("long", "s", Harness.NOW, new double[] {1, 2, 3, 4, 5}));
    weir.send(Harness.signal("s", "nan", Harness.NOW, Double.NaN));
    weir.sendLabel(KEY, new byte[] {9});

    // Then
    assertThat(weir.deadLetters()).isEmpty();
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.count("weir.records", "outcome", "left-out")).isEqualTo(4);
    assertThat(weir.count("weir.records", "outcome", "dead-letter")).isZero();
    assertThat(weir.count("weir.labels", "outcome", "left-out")).isEqualTo(1);
    assertThat(weir.count("weir.dead.letters", "reason", "undecodable")).isZero();
    assertThat(weir.live.get().suspended(Harness.ROUTE)).isZero();
  }

  @Test
  void shouldPassOverRecordsWithoutChallengers() {
    // Given
    challenger();
    weir.timeline(1, 0, new FakeModel(0, 4));

    // When
    weir.send(Harness.signal("s", "r1", Harness.NOW, 5));

    // Then
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.stored(TopologyNames.OPEN_PREDICTIONS)).isZero();
    assertThat(weir.count("weir.records", "outcome", "left-out")).isEqualTo(1);
  }

  private void challenger() {
    weir = new Harness("role", "challenger", "challenger.max.failures", "2");
  }

  private void both(long validFrom) {
    weir.timeline(
        1,
        List.of(Harness.entry(validFrom, "a", "c")),
        Map.of(
            "a", Harness.loaded("a", new FakeModel(0, 4)),
            "c", Harness.loaded("c", new FakeModel(10, 4))));
  }
}
