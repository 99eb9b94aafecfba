package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test signals in a unit, or at an offset, at which floats cannot distinguish them. */
class TestUnitTest {
  private static final LabelledSignals SINES = Waves.data().train();

  private static LabelledSignals moved(double scale, double offset) {
    double[][] moved =
        Arrays.stream(SINES.signals())
            .map(signal -> Arrays.stream(signal).map(value -> value * scale + offset).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(moved, SINES.channels(), SINES.labels(), SINES.classes());
  }

  @ParameterizedTest
  @CsvSource({"1e-50,0,true", "1,1e9,true", "1e-3,0,false", "1,0,false"})
  void shouldWarnWhereAFinishedModelCanTellNothing(double scale, double offset, boolean warns) {
    // given
    var model =
        RocketTrainers.miniRocket(MiniRocketSettings.defaults())
            .train(SINES, 1, Progress.NONE)
            .model();

    // when, then
    assertThat(TestUnit.warning(model, moved(scale, offset)).isPresent()).isEqualTo(warns);
  }

  @Test
  void shouldLeaveToTrainingWhatTrainingWarnsOf() {
    // given
    LabelledSignals tiny = moved(1e-50, 0);
    var model =
        RocketTrainers.miniRocket(MiniRocketSettings.defaults())
            .train(tiny, 1, Progress.NONE)
            .model();

    // when, then
    assertThat(TestUnit.warning(model, tiny, tiny)).isEmpty();
    assertThat(TestUnit.warning(model, SINES, tiny)).isPresent();
  }
}
