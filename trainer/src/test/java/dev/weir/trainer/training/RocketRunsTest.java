package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.trainer.data.Mnist1d;
import dev.weir.trainer.data.SignalDataSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class RocketRunsTest {
  private final SignalDataSet waves = Waves.data();

  private static SignalTrainingResult run(SignalDataSet data, SelectedRocketSettings settings) {
    return SignalTraining.run(
        data, RocketTrainers.rocket(settings), settings.seed(), Progress.NONE);
  }

  @Test
  void shouldTrainAndReportWhatTheModelDoesOnTheTestPart() {
    // When
    SignalTrainingResult run = run(waves, SmallModels.settings());
    // Then
    EvaluationReport report = run.report();
    assertThat(report.evaluation().tests()).isEqualTo(30);
    assertThat(report.accuracy()).isGreaterThan(0.9);
    assertThat(report.training()).isPresent();
    TrainingReport training = report.training().orElseThrow();
    assertThat(training.seed()).isEqualTo(1);
    assertThat(training.alpha()).isPositive();
    assertThat(training.ppvShare())
        .isEqualTo(((FeatureModel) run.model()).ppvShare())
        .isBetween(0.0, 1.0);
    assertThat(training.trainSeconds()).isPositive();
    assertThat(report.testSeconds()).isPositive();
  }

  @Test
  void shouldEvaluateAFinishedModelAsItsTrainingDid() {
    // Given
    SignalTrainingResult run = run(waves, SmallModels.settings());
    // When
    EvaluationReport again = SignalTraining.evaluate(run.model(), waves.test(), "waves");
    // Then
    assertThat(again.training()).isEmpty();
    assertThat(again.evaluation().confusion()).isDeepEqualTo(run.report().evaluation().confusion());
  }

  @Test
  void shouldRefuseSignalsThatDoNotFitTheModel() {
    // Given
    var model = Waves.model(1, 10);
    LabelledSignals shorter =
        new LabelledSignals(new double[][] {new double[7]}, new int[] {0}, List.of("slow"));
    // When, Then
    assertThatThrownBy(() -> SignalTraining.evaluate(model, shorter, "short"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRunSeedsOneAfterAnother() {
    // Given
    Set<String> stages = new ConcurrentSkipListSet<>();
    SelectedRocketSettings settings = SmallModels.settings();
    // When
    SignalTrainer trainer = RocketTrainers.rocket(settings);
    SeedsReport report =
        SignalTraining.runs(waves, trainer, 1, 3, (stage, done, total) -> stages.add(stage));
    // Then
    assertThat(report.runs())
        .extracting(run -> run.training().orElseThrow().seed())
        .containsExactly(1L, 2L, 3L);
    assertThat(report.runs().get(1).accuracy())
        .isEqualTo(run(waves, settings.withSeed(2)).report().accuracy());
    assertThat(stages).contains("seeds");
    assertThatThrownBy(() -> SignalTraining.runs(waves, trainer, 1, 0, Progress.NONE))
        .hasMessageContaining("not 0");
  }

  @Test
  void shouldReachTheScoreboardsAccuracyOnMnist1d() {
    // Given: the post's program has a mean of 0.961 and a minimum of 0.950 over seeds
    SignalDataSet data = Mnist1d.generate(42);
    // When
    EvaluationReport report = run(data, SelectedRocketSettings.defaults()).report();
    // Then
    assertThat(report.accuracy()).isBetween(0.95, 0.98);
    assertThat(report.training().orElseThrow().ppvShare()).isCloseTo(0.25, within(0.1));
  }
}
