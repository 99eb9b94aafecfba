package dev.weir.experiments.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.experiments.baselines.LassoReport.Point;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.Waves;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearEvaluationsTest {

  private final SignalDataSet waves = Waves.data();

  @Test
  void shouldEvaluateLogisticRegressionOnBothParts() throws IOException {
    // When
    LogisticReport report =
        LogisticEvaluation.run(waves, new LogisticSettings(1, List.of("znorm"), 2), Progress.NONE);
    JsonNode json = new ObjectMapper().readTree(report.toJson().toString());

    // Then
    assertThat(report.training().tests()).isEqualTo(waves.train().size());
    assertThat(report.test().tests()).isEqualTo(waves.test().size());
    assertThat(report.training().accuracy()).isGreaterThanOrEqualTo(0.5);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(report.test().accuracy());
    assertThat(json.get("trainAccuracy").asDouble()).isEqualTo(report.training().accuracy());
    assertThat(json.get("c").asDouble()).isEqualTo(1);
    assertThat(json.get("steps").asInt()).isPositive();
    assertThatThrownBy(
            () ->
                LogisticEvaluation.run(
                    waves, new LogisticSettings(-1, List.of(), 1), Progress.NONE))
        .hasMessageContaining("not -1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e-310})
  void shouldRefuseValuesThatVaryTooLittle(double unit) {
    // given
    SignalDataSet tiny = new SignalDataSet(times(unit), times(unit), "tiny");

    // when, then
    assertThatThrownBy(
            () ->
                LogisticEvaluation.run(tiny, new LogisticSettings(1, List.of(), 1), Progress.NONE))
        .hasMessageContaining("too little for logistic regression: z-normalise");
    assertThat(
            LogisticEvaluation.run(
                    tiny, new LogisticSettings(1, List.of("znorm:2"), 1), Progress.NONE)
                .warnings())
        .isEmpty();
  }

  private LabelledSignals times(double unit) {
    LabelledSignals signals = waves.train();
    double[][] scaled =
        Arrays.stream(signals.signals())
            .map(signal -> Arrays.stream(signal).map(value -> value * unit).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(scaled, signals.channels(), signals.labels(), signals.classes());
  }

  @Test
  void shouldWarnWherePreprocessingRemovesWhatTellsTheClassesApart() {
    // given: noise at two levels
    SignalDataSet levels = new SignalDataSet(levels(1), levels(2), "levels");
    List<String> steps = List.of("znorm:2");
    List<String> warnings = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public void warn(String warning) {
            warnings.add(warning);
          }
        };

    // when
    LogisticReport logistic =
        LogisticEvaluation.run(levels, new LogisticSettings(1, steps, 2), progress);
    KnnReport knn =
        KnnEvaluation.run(
            levels, new KnnSettings(List.of(1), steps, Optional.empty(), 2), progress);

    // then
    assertThat(logistic.toJson().get("warnings")).hasSize(1);
    assertThat(knn.toJson().get("warnings")).hasSize(1);
    assertThat(warnings)
        .hasSize(2)
        .allMatch(
            each ->
                each.startsWith("the mean of a signal, which [znorm:2] removes, alone separates"));
  }

  private static LabelledSignals levels(long seed) {
    Random random = new Random(seed);
    double[][] signals =
        IntStream.range(0, 60)
            .mapToObj(i -> random.doubles(20).map(noise -> noise + i % 2 * 5).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(
        signals, IntStream.range(0, 60).map(i -> i % 2).toArray(), List.of("low", "high"));
  }

  @Test
  void shouldCompareLassoWithRidgeOnTheSameKernels() {
    // Given
    double[] alphas = {0.3, 0.03, 0.003};

    // When
    LassoReport report = LassoEvaluation.run(waves, SmallModels.settings(), alphas, Progress.NONE);

    // Then
    assertThat(report.ridge()).isGreaterThan(0.9);
    assertThat(report.path()).extracting(Point::alpha).containsExactly(0.3, 0.03, 0.003);
    assertThat(report.path()).contains(report.chosen());
    assertThat(report.chosen().accuracy()).isGreaterThan(0.9);
    for (Point point : report.path()) {
      assertThat(point.kernels())
          .isBetween(
              (point.features() + 1) / 2,
              Math.min(point.features(), SmallModels.settings().kernels()));
    }
    assertThat(report.path().getFirst().features()).isLessThan(report.path().getLast().features());
  }
}
