package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.provenance.ModelCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalTrainingTest {
  private final SignalDataSet waves = Waves.data();

  static List<SignalTrainer> trainers() {
    return List.of(
        RocketTrainers.rocket(SmallModels.settings()),
        RocketTrainers.published(RocketSettings.defaults().withKernels(50)),
        RocketTrainers.miniRocket(MiniRocketSettings.defaults().withFeatures(420)));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shouldTrainAndReportWhatTheModelDoesOnTheTestPart(SignalTrainer trainer) {
    // When
    SignalTrainingResult run = SignalTraining.run(waves, trainer, 7, Progress.NONE);

    // Then
    assertThat(run.report().accuracy()).isGreaterThan(0.9);
    assertThat(run.report().evaluation().tests()).isEqualTo(30);
    TrainingReport training = run.report().training().orElseThrow();
    assertThat(training.seed()).isEqualTo(7);
    assertThat(training.alpha()).isBetween(1e-3, 1e3);
    assertThat(training.ppvShare()).isGreaterThan(0).isLessThanOrEqualTo(1);
    assertThat(run.model().provenance().entries()).containsEntry("setting.seed", "7");
  }

  @Test
  void shouldPassOnWhatATrainerWarnsOf() {
    // given: MiniRocket, on values at which adjacent floats differ by 8
    SignalDataSet raised =
        new SignalDataSet(raised(waves.train(), 1e8), raised(waves.test(), 1e8), "raised");
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
    SignalTraining.runs(raised, trainers().getLast(), 3, 2, progress);

    // then
    assertThat(warnings).hasSize(2).allMatch(each -> each.contains("reach 1.00e+08"));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shouldKeepWarningsWithTheModelAndTheFigures(SignalTrainer trainer) {
    // given: values at which adjacent doubles differ by 2
    SignalDataSet raised =
        new SignalDataSet(raised(waves.train(), 1e16), raised(waves.test(), 1e16), "raised");

    // when
    SignalTrainingResult run = SignalTraining.run(raised, trainer, 7, Progress.NONE);
    SignalTrainingResult calm = SignalTraining.run(waves, trainer, 7, Progress.NONE);

    // then
    String warning = run.model().provenance().get("warning.1").orElseThrow();
    assertThat(run.report().training().orElseThrow().warnings()).startsWith(warning);
    assertThat(run.report().toJson().get("warnings").get(0).asText()).isEqualTo(warning);
    assertThat(card(run).toMarkdown())
        .contains("## Training warnings", "| 1 | " + warning + " |")
        .doesNotContain("warning.1");
    assertThat(card(run).toJson().get("provenance").get("warning.1").asText()).isEqualTo(warning);
    assertThat(calm.report().toJson().get("warnings")).isEmpty();
    assertThat(card(calm).toMarkdown()).doesNotContain("Warnings");
  }

  private static ModelCard card(SignalTrainingResult run) {
    return new ModelCard("m", run.model(), 1, "0", new TreeMap<>(), new TreeMap<>());
  }

  private static LabelledSignals raised(LabelledSignals signals, double offset) {
    double[][] raised =
        Arrays.stream(signals.signals())
            .map(values -> Arrays.stream(values).map(v -> v + offset).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(raised, signals.labels(), signals.classes());
  }

  @Test
  void shouldRepeatWithTheSeedsAfterTheFirst() {
    // When
    SeedsReport report = SignalTraining.runs(waves, trainers().getLast(), 3, 2, Progress.NONE);

    // Then
    assertThat(report.runs())
        .extracting(run -> run.training().orElseThrow().seed())
        .containsExactly(3L, 4L);
    assertThatThrownBy(() -> SignalTraining.runs(waves, trainers().getLast(), 3, 0, Progress.NONE))
        .hasMessageContaining("at least 1 seed");
  }
}
