package dev.weir.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.data.Mnist1d;
import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import dev.weir.signal.LabelledSignals;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class RocketRunsTest {
  private final SplitSignals waves = SmallModels.waves();

  @Test
  void shouldTrainAndReportWhatTheModelDoesOnTheTestPart() {
    // When
    RocketRun run = RocketRuns.run(waves, SmallModels.settings(), Progress.NONE);
    // Then
    EvaluationReport report = run.report();
    assertThat(report.tests()).isEqualTo(30);
    assertThat(report.accuracy()).isGreaterThan(0.9);
    assertThat(report.training()).isPresent();
    TrainingReport training = report.training().orElseThrow();
    assertThat(training.seed()).isEqualTo(1);
    assertThat(training.alpha()).isEqualTo(run.training().alpha());
    assertThat(training.ppvShare()).isEqualTo(run.model().ppvShare()).isBetween(0.0, 1.0);
    assertThat(training.trainSeconds()).isPositive();
    assertThat(report.testSeconds()).isPositive();
  }

  @Test
  void shouldEvaluateAFinishedModelAsItsTrainingDid() {
    // Given
    RocketRun run = RocketRuns.run(waves, SmallModels.settings(), Progress.NONE);
    // When
    EvaluationReport again = RocketRuns.evaluate(run.model(), waves.test(), "waves");
    // Then
    assertThat(again.training()).isEmpty();
    assertThat(again.evaluation().confusion()).isDeepEqualTo(run.report().evaluation().confusion());
  }

  @Test
  void shouldRefuseSignalsThatDoNotFitTheModel() {
    // Given
    var model = SmallModels.model(1, 10);
    LabelledSignals shorter =
        new LabelledSignals(new double[][] {new double[7]}, new int[] {0}, List.of("slow"));
    // When, Then
    assertThatThrownBy(() -> RocketRuns.evaluate(model, shorter, "short"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRunSeedsOneAfterAnother() {
    // Given
    Set<String> stages = new ConcurrentSkipListSet<>();
    RocketSettings settings = SmallModels.settings();
    // When
    SeedsReport report =
        RocketRuns.runs(waves, settings, 3, (stage, done, total) -> stages.add(stage));
    // Then
    assertThat(report.runs())
        .extracting(run -> run.training().orElseThrow().seed())
        .containsExactly(1L, 2L, 3L);
    assertThat(report.runs().get(1).accuracy())
        .isEqualTo(RocketRuns.run(waves, settings.withSeed(2), Progress.NONE).report().accuracy());
    assertThat(stages).contains("seeds");
    assertThatThrownBy(() -> RocketRuns.runs(waves, settings, 0, Progress.NONE))
        .hasMessageContaining("not 0");
  }

  @Test
  void shouldReachTheScoreboardsAccuracyOnMnist1d() {
    // Given: the post's program has a mean of 0.961 and a minimum of 0.950 over seeds
    SplitSignals data = Mnist1d.generate(42);
    // When
    EvaluationReport report =
        RocketRuns.run(data, RocketSettings.defaults(), Progress.NONE).report();
    // Then
    assertThat(report.accuracy()).isBetween(0.95, 0.98);
    assertThat(report.training().orElseThrow().ppvShare()).isCloseTo(0.25, within(0.1));
  }
}
