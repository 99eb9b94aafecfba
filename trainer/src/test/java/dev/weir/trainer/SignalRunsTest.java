package dev.weir.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.SplitSignals;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.model.Progress;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.signal.LabelledSignals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalRunsTest {
  private final SplitSignals waves = SmallModels.waves();

  static List<SignalTrainer> trainers() {
    return List.of(
        SignalTrainers.rocket(SmallModels.settings()),
        SignalTrainers.published(PublishedRocketSettings.defaults().withKernels(50)),
        SignalTrainers.miniRocket(MiniRocketSettings.defaults().withFeatures(420)));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shouldTrainAndReportWhatTheModelDoesOnTheTestPart(SignalTrainer trainer) {
    // When
    SignalRun run = SignalRuns.run(waves, trainer, 7, Progress.NONE);

    // Then
    assertThat(run.report().accuracy()).isGreaterThan(0.9);
    assertThat(run.report().tests()).isEqualTo(30);
    TrainingReport training = run.report().training().orElseThrow();
    assertThat(training.seed()).isEqualTo(7);
    assertThat(training.alpha()).isBetween(1e-3, 1e3);
    assertThat(training.ppvShare()).isGreaterThan(0).isLessThanOrEqualTo(1);
    assertThat(run.model().provenance().entries()).containsEntry("setting.seed", "7");
  }

  @Test
  void shouldPassOnWhatATrainerWarnsOf() {
    // given: MiniRocket, on values of which floats are 8 apart
    SplitSignals raised = new SplitSignals(raised(waves.train()), raised(waves.test()), "raised");
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
    SignalRuns.runs(raised, trainers().getLast(), 3, 2, progress);

    // then
    assertThat(warnings).hasSize(2).allMatch(each -> each.contains("reach 1.00e+08"));
  }

  private static LabelledSignals raised(LabelledSignals signals) {
    double[][] raised =
        Arrays.stream(signals.signals())
            .map(values -> Arrays.stream(values).map(v -> v + 1e8).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(raised, signals.labels(), signals.classes());
  }

  @Test
  void shouldRepeatWithTheSeedsAfterTheFirst() {
    // When
    SeedsReport report = SignalRuns.runs(waves, trainers().getLast(), 3, 2, Progress.NONE);

    // Then
    assertThat(report.runs())
        .extracting(run -> run.training().orElseThrow().seed())
        .containsExactly(3L, 4L);
    assertThatThrownBy(() -> SignalRuns.runs(waves, trainers().getLast(), 3, 0, Progress.NONE))
        .hasMessageContaining("at least 1 seed");
  }
}
