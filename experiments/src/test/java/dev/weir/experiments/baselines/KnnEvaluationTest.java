package dev.weir.experiments.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.Waves;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnnEvaluationTest {

  /** Training values 1, 2, 3, 10 of the classes b, a, a, b; test values 0 of a and 9 of b. */
  private static final SignalDataSet NUMBERS =
      new SignalDataSet(
          signals(new double[][] {{1}, {2}, {3}, {10}}, 1, 0, 0, 1),
          signals(new double[][] {{0}, {9}}, 0, 1),
          "numbers");

  @Test
  void shouldCountTheVotesOfSeveralNumbersOfNeighbours() {
    // When
    KnnReport report =
        KnnEvaluation.run(NUMBERS, settings(Optional.empty(), 1, 3, 4), Progress.NONE);

    // Then: 0 is predicted as b, a, and a (tie of 2 to 2); 9 as b, a (10, 3, 2), and a (tie of 2 to
    // 2)
    assertThat(report.evaluations().get(1).confusion())
        .isDeepEqualTo(new long[][] {{0, 1}, {0, 1}});
    assertThat(report.evaluations().get(3).confusion())
        .isDeepEqualTo(new long[][] {{1, 0}, {1, 0}});
    assertThat(report.evaluations().get(4).confusion())
        .isDeepEqualTo(new long[][] {{1, 0}, {1, 0}});
    assertThat(report.accuracy(1)).isEqualTo(0.5);
    assertThat(report.pairs().total()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, -600, -210, 100, 600, 1015})
  void shouldFindTheSameNeighboursInAnyUnitWithoutPreprocessing(int exponent) {
    // given
    SignalDataSet waves = Waves.data();
    SignalDataSet moved =
        new SignalDataSet(scaled(waves.train(), exponent), scaled(waves.test(), exponent), "moved");

    // then
    for (Optional<DtwSettings> dtw :
        List.of(Optional.<DtwSettings>empty(), Optional.of(DtwSettings.DEFAULTS))) {
      KnnReport expected = KnnEvaluation.run(waves, settings(dtw, 1, 3), Progress.NONE);
      KnnReport found = KnnEvaluation.run(moved, settings(dtw, 1, 3), Progress.NONE);
      assertThat(expected.accuracy(1)).isGreaterThan(0.7);
      for (int k : new int[] {1, 3}) {
        assertThat(found.evaluations().get(k).confusion())
            .isDeepEqualTo(expected.evaluations().get(k).confusion());
      }
    }
  }

  private static LabelledSignals scaled(LabelledSignals signals, int exponent) {
    double[][] scaled =
        Arrays.stream(signals.signals())
            .map(values -> Arrays.stream(values).map(v -> Math.scalb(v, exponent)).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(scaled, signals.labels(), signals.classes());
  }

  @Test
  void shouldRefuseASingleClass() {
    // Given
    SignalDataSet calm =
        new SignalDataSet(
            new LabelledSignals(new double[4][3], new int[4], List.of("calm")),
            new LabelledSignals(new double[2][3], new int[2], List.of("calm")),
            "calm");

    // When / Then
    for (Optional<DtwSettings> dtw :
        List.of(Optional.<DtwSettings>empty(), Optional.of(DtwSettings.DEFAULTS))) {
      assertThatThrownBy(() -> KnnEvaluation.run(calm, settings(dtw, 1), Progress.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there is a single class, [calm]");
    }
  }

  @Test
  void shouldWriteOneJsonObject() throws IOException {
    // Given
    SignalDataSet waves = Waves.data();
    KnnSettings settings =
        new KnnSettings(
            List.of(1, 3),
            List.of("znorm"),
            Optional.of(DtwSettings.DEFAULTS.withPsi(1).withWindow(3)),
            2);

    // When
    KnnReport report = KnnEvaluation.run(waves, settings, Progress.NONE);
    JsonNode json = new ObjectMapper().readTree(report.toJson().toString());

    // Then
    assertThat(report.toJson().toString()).doesNotContain("\n");
    assertThat(json.get("distance").asText()).isEqualTo("dtw");
    assertThat(json.get("preprocessing").toString()).isEqualTo("[\"znorm\"]");
    assertThat(json.get("psi").toString()).isEqualTo("[1,1,1,1]");
    assertThat(json.get("window").asInt()).isEqualTo(3);
    assertThat(json.get("tests").asInt()).isEqualTo(waves.test().size());
    assertThat(json.get("results")).hasSize(2);
    assertThat(json.get("results").get(1).get("k").asInt()).isEqualTo(3);
    assertThat(json.get("results").get(1).get("accuracy").asDouble()).isEqualTo(report.accuracy(3));
    assertThat(json.get("pairs").get("total").asInt())
        .isEqualTo(waves.test().size() * waves.train().size());
    assertThat(report.accuracy(1)).isGreaterThan(0.8);
  }

  @Test
  void shouldFindTheSameWithAnyNumberOfThreads() {
    SignalDataSet waves = Waves.data();
    KnnSettings one =
        new KnnSettings(List.of(1, 5), List.of(), Optional.of(DtwSettings.DEFAULTS), 1);
    KnnSettings three = new KnnSettings(one.neighbours(), List.of(), one.dtw(), 3);
    for (int k : one.neighbours()) {
      assertThat(KnnEvaluation.run(waves, three, Progress.NONE).evaluations().get(k).confusion())
          .isDeepEqualTo(
              KnnEvaluation.run(waves, one, Progress.NONE).evaluations().get(k).confusion());
    }
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThatThrownBy(() -> settings(Optional.empty(), 0)).hasMessageContaining("not [0]");
    assertThatThrownBy(
            () -> KnnEvaluation.run(NUMBERS, settings(Optional.empty(), 5), Progress.NONE))
        .hasMessageContaining("k must be 1 to 4");
    SignalDataSet channels =
        new SignalDataSet(
            new LabelledSignals(new double[2][6], 2, new int[] {0, 1}, List.of("a", "b")),
            new LabelledSignals(new double[2][6], 2, new int[] {0, 1}, List.of("a", "b")),
            "two");
    assertThatThrownBy(
            () ->
                KnnEvaluation.run(
                    channels, settings(Optional.of(DtwSettings.DEFAULTS), 1), Progress.NONE))
        .hasMessageContaining("DTW compares signals of 1 channel; these have 2");
  }

  private static KnnSettings settings(Optional<DtwSettings> dtw, Integer... neighbours) {
    return new KnnSettings(List.of(neighbours), List.of(), dtw, 2);
  }

  private static LabelledSignals signals(double[][] values, int... labels) {
    return new LabelledSignals(values, labels, List.of("a", "b"));
  }
}
