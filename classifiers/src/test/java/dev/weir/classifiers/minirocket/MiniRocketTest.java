package dev.weir.classifiers.minirocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.Synthetic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniRocketTest {

  private static final MiniRocketSettings SETTINGS =
      MiniRocketSettings.defaults().withFeatures(924).withThreads(2).withSeed(3);

  @ParameterizedTest
  @CsvSource({"1,2", "1,5", "3,2", "3,13"})
  void shouldLearnSinesWithEqualBitsInBothScorers(int channels, int classes) {
    // Given
    LabelledSignals training = Synthetic.sines(40 * classes, channels, 50, classes, 1);
    LabelledSignals tests = Synthetic.sines(20 * classes, channels, 50, classes, 2);

    // When
    FeatureModelFit trained = MiniRocket.train(training, SETTINGS, Progress.NONE);

    // Then
    FeatureModel model = trained.model();
    assertThat(Evaluation.of(model, tests).accuracy()).isGreaterThan(0.85);
    assertThat(Ridge.alphas()).contains(trained.alpha());
    assertThat(model.kind()).isEqualTo("minirocket");
    assertThat(model.provenance().entries())
        .containsEntry("setting.features", "924")
        .containsEntry("setting.seed", "3");
    assertSameScores(
        model.newScorer(Vectorization.simd()), model.newScorer(Vectorization.plain()), tests);
  }

  @Test
  void shouldGiveTheSameBitsWithOneThreadAndMany() {
    // Given
    LabelledSignals signals = Synthetic.sines(150, 2, 40, 3, 7);

    // When
    FeatureModel one = MiniRocket.train(signals, SETTINGS.withThreads(1), Progress.NONE).model();
    FeatureModel many = MiniRocket.train(signals, SETTINGS.withThreads(3), Progress.NONE).model();

    // Then
    assertSameScores(one.newScorer(), many.newScorer(), signals);
  }

  @Test
  void shouldDependOnTheSeed() {
    // Given
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 7);
    double[] first = new double[2];
    double[] second = new double[2];

    // When
    MiniRocket.train(signals, SETTINGS, Progress.NONE)
        .model()
        .newScorer()
        .score(signals.signal(0), first);
    MiniRocket.train(signals, SETTINGS.withSeed(4), Progress.NONE)
        .model()
        .newScorer()
        .score(signals.signal(0), second);

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void shouldRefuseSignalsThatAreTooShort() {
    LabelledSignals signals = Synthetic.sines(20, 1, 9, 2, 1);
    MiniRocketSettings velocity = SETTINGS.withPreprocessing(List.of("velocity"));
    assertThatThrownBy(() -> MiniRocket.train(signals, velocity, Progress.NONE))
        .hasMessageContaining("length 9 (8 after [velocity]) are too short")
        .hasMessageContaining("need 9 samples");
  }

  @Test
  void shouldRefuseSettingsThatCannotBe() {
    assertThatThrownBy(() -> SETTINGS.withFeatures(83)).hasMessageContaining("not 83");
    assertThatThrownBy(() -> SETTINGS.withThreads(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> SETTINGS.withPreprocessing(List.of("x")))
        .hasMessageContaining("\"x\"");
  }

  @Test
  void shouldRefuseRecordsThatItCannotScore() {
    // Given
    LabelledSignals signals = Synthetic.sines(20, 1, 30, 2, 1);
    SignalScorer scorer = MiniRocket.train(signals, SETTINGS, Progress.NONE).model().newScorer();
    double[] large = new double[30];
    large[4] = 1e31;

    // Then
    assertThatThrownBy(() -> scorer.score(new double[29], new double[2]))
        .isInstanceOf(UnusableInputException.class);
    assertThatThrownBy(() -> scorer.score(large, new double[2]))
        .hasMessageContaining("index 4")
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e ->
                assertThat(e.detail())
                    .contains("the value at index 4 cannot be used", "at most 1.0E30")
                    .doesNotContain("E31"));
    assertThatThrownBy(() -> scorer.score(new double[30], new double[3]))
        .hasMessageContaining("room for 3");
  }

  private static void assertSameScores(
      SignalScorer first, SignalScorer second, LabelledSignals signals) {
    double[] expected = new double[signals.classes().size()];
    double[] actual = new double[signals.classes().size()];
    for (double[] values : signals.signals()) {
      first.score(values, expected);
      second.score(values, actual);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
