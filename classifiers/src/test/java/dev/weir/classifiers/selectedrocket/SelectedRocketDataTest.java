package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.TestData;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the figures of the post on real data. */
@Tag("data")
class SelectedRocketDataTest {

  private static final SelectedRocketSettings SETTINGS =
      SelectedRocketSettings.defaults().withThreads(2);

  @Test
  void shouldReproduceTheAccuracyOnMnist1d() throws IOException {
    // Given
    LabelledSignals training = TestData.mnist1d(true);
    LabelledSignals tests = TestData.mnist1d(false);

    // When
    double sum = 0;
    for (int seed = 0; seed < 5; seed++) {
      FeatureModelFit trained =
          SelectedRocket.train(training, SETTINGS.withSeed(seed), Progress.NONE);
      double accuracy = Evaluation.of(trained.model(), tests).accuracy();
      sum += accuracy;

      // Then
      assertThat(accuracy).as("seed %d", seed).isGreaterThanOrEqualTo(0.94);
      assertThat(trained.alpha()).isBetween(46.4, 46.5);
      assertThat(trained.model().ppvShare()).isBetween(0.2, 0.3);
    }
    assertThat(sum / 5).isGreaterThanOrEqualTo(0.955);
  }

  @Test
  void shouldGiveTheSameBitsWithOneThreadAndTwo() throws IOException {
    // Given
    LabelledSignals training = TestData.mnist1d(true);
    LabelledSignals tests = TestData.mnist1d(false);
    SelectedRocketSettings settings = SETTINGS.withKernels(80, 40);

    // When
    SignalScorer one =
        SelectedRocket.train(training, settings.withThreads(1), Progress.NONE).model().newScorer();
    SignalScorer two =
        SelectedRocket.train(training, settings.withThreads(2), Progress.NONE).model().newScorer();

    // Then
    double[] first = new double[10];
    double[] second = new double[10];
    for (double[] values : tests.signals()) {
      one.score(values, first);
      two.score(values, second);
      assertThat(second).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @CsvSource({"GunPoint,0.97", "ItalyPowerDemand,0.94"})
  void shouldClassifyRealSignalsOfTwoClasses(String set, double least) throws IOException {
    // Given fewer samples than features
    LabelledSignals training = TestData.ucr(set, "TRAIN");

    // When
    FeatureModel model = SelectedRocket.train(training, SETTINGS, Progress.NONE).model();

    // Then
    assertThat(Evaluation.of(model, TestData.ucr(set, "TEST")).accuracy())
        .isGreaterThanOrEqualTo(least);
  }
}
