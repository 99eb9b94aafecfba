package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.Prediction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionCountTest {

  private final GroundTruth truth =
      GroundTruth.of(
          new LabelledSignals(
              new double[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {0, 1, 1}, List.of("a", "b")));
  private final PredictionCount count = new PredictionCount(truth, new long[3]);

  private static Prediction prediction(String id, String label) {
    return Prediction.builder()
        .record(id, "s", Instant.EPOCH)
        .route("signals", 1)
        .model("m", "1", "champion")
        .label(label, 1)
        .scores(List.of("a", "b"), new double[] {1, 0})
        .processingTime(Instant.EPOCH)
        .build();
  }

  @Test
  void shouldCountRightOnesByClass() {
    // When
    count.add(prediction("mnist1d-0", "a"));
    count.add(prediction("mnist1d-1", "a"));
    count.add(prediction("mnist1d-2", "b"));

    // Then
    assertThat(count.complete()).isTrue();
    assertThat(count.correct(null)).isEqualTo(2);
    assertThat(count.correct("b")).isEqualTo(1);
    assertThat(count.total("b")).isEqualTo(2);
    assertThat(count.accuracy()).isEqualTo(2 / 3.0);
  }

  @Test
  void shouldFailOnASecondPredictionOfARecord() {
    // Given
    count.add(prediction("mnist1d-1", "a"));

    // When, then
    assertThatThrownBy(() -> count.add(prediction("mnist1d-1", "a")))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("predicted twice: 'mnist1d-1'");
    assertThat(count.complete()).isFalse();
  }

  @Test
  void shouldFailOnAPredictionOfNoRecord() {
    assertThatThrownBy(() -> count.add(prediction("mnist1d-3", "a")))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("never sent");
    assertThatThrownBy(() -> count.add(prediction("other", "a"))).isInstanceOf(DemoFailure.class);
  }
}
