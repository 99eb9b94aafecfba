package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.model.UnusableInputException.Reason;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.Synthetic;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectedRocketTest {

  private static final SelectedRocketSettings SMALL =
      SelectedRocketSettings.defaults().withKernels(60, 30).withThreads(2);

  @ParameterizedTest
  @CsvSource({"1,2", "1,4", "2,3"})
  void shouldTellSinesFromNoise(int channels, int classes) {
    // Given
    LabelledSignals training = Synthetic.sines(200, channels, 40, classes, 1);
    LabelledSignals tests = Synthetic.sines(100, channels, 40, classes, 2);

    // When
    FeatureModelFit training1 = SelectedRocket.train(training, SMALL, Progress.NONE);

    // Then
    assertThat(Evaluation.of(training1.model(), tests).accuracy()).isGreaterThan(0.9);
    assertThat(kernels(training1.model())).hasSize(30);
    assertThat(training1.model().ppvShare()).isBetween(0.05, 0.95);
  }

  @ParameterizedTest
  @ValueSource(strings = {"velocity", "peak_align"})
  void shouldTrainBehindOtherPreprocessing(String step) {
    LabelledSignals training = Synthetic.sines(200, 1, 40, 3, 1);
    SelectedRocketSettings settings = SMALL.withPreprocessing(List.of("detrend", step, "znorm"));
    FeatureModel model = SelectedRocket.train(training, settings, Progress.NONE).model();
    assertThat(model.preprocessing()).containsExactly("detrend", step, "znorm");
    assertThat(Evaluation.of(model, training).accuracy()).isGreaterThan(0.7);
  }

  @Test
  void shouldScoreLikeTheDefinition() {
    // Given
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 3, 5);
    FeatureModel model = SelectedRocket.train(signals, SMALL, Progress.NONE).model();

    // Then
    for (double[] values : signals.signals()) {
      assertThat(scores(model.newScorer(Vectorization.simd()), values, 3))
          .containsExactly(naiveScores(model, values), within(1e-4));
    }
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreadsAndWithoutSimd() {
    // Given
    LabelledSignals signals = Synthetic.sines(150, 1, 40, 5, 7);
    FeatureModel one = SelectedRocket.train(signals, SMALL.withThreads(1), Progress.NONE).model();
    FeatureModel four = SelectedRocket.train(signals, SMALL.withThreads(4), Progress.NONE).model();

    // Then
    for (double[] values : signals.signals()) {
      double[] scores = scores(one.newScorer(Vectorization.simd()), values, 5);
      assertThat(scores(four.newScorer(), values, 5)).isEqualTo(scores);
      assertThat(scores(one.newScorer(Vectorization.plain()), values, 5)).isEqualTo(scores);
    }
  }

  @Test
  void shouldScoreTwoClassesWithOppositeNumbers() {
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 5);
    FeatureModel model = SelectedRocket.train(signals, SMALL, Progress.NONE).model();
    double[] scores = scores(model.newScorer(), signals.signal(0), 2);
    assertThat(scores[0]).isEqualTo(-scores[1]).isNotZero();
  }

  @Test
  void shouldKeepTheMostImportantKernels() {
    // Given
    LabelledSignals signals = Synthetic.sines(100, 1, 40, 3, 5);

    // When
    FeatureModel model = SelectedRocket.train(signals, SMALL, Progress.NONE).model();

    // Then
    double[] importances = importancesOfAll(signals);
    List<KernelShape> all = SelectedRocket.draw(SMALL, 1, 40);
    double least = Double.POSITIVE_INFINITY;
    double best = 0;
    for (int k = 0; k < all.size(); k++) {
      float bias = all.get(k).bias();
      if (kernels(model).stream().anyMatch(kept -> kept.bias() == bias)) {
        least = Math.min(least, importances[k]);
      } else {
        best = Math.max(best, importances[k]);
      }
    }
    assertThat(best).isPositive().isLessThanOrEqualTo(least);
  }

  @Test
  void shouldKeepAllKernelsWhenNoneIsToBeDropped() {
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 5);
    FeatureModel model =
        SelectedRocket.train(signals, SMALL.withKernels(20, 20), Progress.NONE).model();
    assertThat(kernels(model)).hasSize(20);
  }

  @Test
  void shouldReportProgressOfEveryStage() {
    Set<String> seen = new ConcurrentSkipListSet<>();
    SelectedRocket.train(
        Synthetic.sines(130, 1, 40, 2, 5),
        SMALL,
        (stage, done, total) -> seen.add(stage + " " + done + "/" + total));
    assertThat(seen).contains("kernels 130/130", "ridge 0/2", "ridge 2/2");
  }

  @Test
  void shouldRecordWhereAModelComesFrom() {
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 5);
    FeatureModel model = SelectedRocket.train(signals, SMALL.withSeed(9), Progress.NONE).model();
    assertThat(model.provenance().entries())
        .containsEntry("setting.seed", "9")
        .containsEntry("setting.kernels", "60")
        .containsEntry("setting.keep", "30")
        .containsEntry("setting.preprocessing", "detrend:2,znorm:2")
        .containsEntry("data.digest", signals.digest());
  }

  @Test
  void shouldRefuseARecordOfAnotherLength() {
    SignalScorer scorer = scorer();
    assertUnusable(
        scorer, new double[39], Reason.WRONG_LENGTH, "39 values, the model takes 1 x 40");
  }

  @Test
  void shouldRefuseARecordThatIsNotFiniteAndThenScoreTheNext() {
    // Given
    SignalScorer scorer = scorer();
    double[] values = new double[40];
    values[17] = Double.NaN;

    // Then
    assertUnusable(scorer, values, Reason.NOT_FINITE, "index 17 is NaN");
    values[17] = Double.POSITIVE_INFINITY;
    assertUnusable(scorer, values, Reason.NOT_FINITE, "index 17 is Infinity");
    assertThat(scores(scorer, new double[40], 2)).doesNotContain(Double.NaN);
  }

  @Test
  void shouldRefuseAValueThatIsTooLargeForFloat() {
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 5);
    FeatureModel model =
        SelectedRocket.train(signals, SMALL.withPreprocessing(List.of()), Progress.NONE).model();
    double[] values = new double[40];
    values[3] = 1e40;
    assertUnusable(model.newScorer(), values, Reason.NOT_FINITE, "after [] the value at index 3");
  }

  @Test
  void shouldRefuseRoomForAnotherNumberOfScores() {
    assertThatThrownBy(() -> scorer().score(new double[40], new double[3]))
        .hasMessageContaining("2 classes, but room for 3 scores");
  }

  @Test
  void shouldRefuseSignalsShorterThanAKernel() {
    LabelledSignals signals = Synthetic.sines(20, 1, 9, 2, 5);
    SelectedRocketSettings velocity = SMALL.withPreprocessing(List.of("velocity"));
    assertThatThrownBy(() -> SelectedRocket.train(signals, velocity, Progress.NONE))
        .hasMessageContaining("length 9 (8 after [velocity])")
        .hasMessageContaining("need 9 samples");
    assertThat(kernels(SelectedRocket.train(signals, SMALL, Progress.NONE).model())).hasSize(30);
  }

  @Test
  void shouldRefuseSettingsThatCannotBe() {
    assertThatThrownBy(() -> SMALL.withKernels(0, 1)).hasMessageContaining("1 kernel, not 0");
    assertThatThrownBy(() -> SMALL.withKernels(5, 6))
        .hasMessageContaining("6 kernels cannot be kept of 5");
    assertThatThrownBy(() -> SMALL.withKernels(5, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> SMALL.withPreprocessing(List.of("x"))).hasMessageContaining("\"x\"");
  }

  @Test
  void shouldTellWhatCannotBeUsedAlsoWithoutTheValue() {
    // given
    double[] values = new double[40];
    values[7] = Double.NEGATIVE_INFINITY;

    // when, then
    assertThatThrownBy(() -> scorer().score(values, new double[2]))
        .hasMessageContaining("the value at index 7 is -Infinity")
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e ->
                assertThat(e.detail())
                    .contains("the value at index 7 cannot be used: only finite values up to")
                    .doesNotContain("Infinity"));
  }

  private static List<KernelShape> kernels(FeatureModel model) {
    return ((SelectedRocketTransform) model.map()).kernels();
  }

  private static double[] importancesOfAll(LabelledSignals signals) {
    SelectedRocketFeatures features = SelectedRocketFeatures.of(signals, SMALL, Progress.NONE);
    try (WorkerPool workers = new WorkerPool(1)) {
      return SelectedRocket.importances(
          new Ridge(workers)
              .fit(features.matrix(), signals.labels(), signals.classes().size())
              .classifier());
    }
  }

  private static SignalScorer scorer() {
    return SelectedRocket.train(Synthetic.sines(60, 1, 40, 2, 5), SMALL, Progress.NONE)
        .model()
        .newScorer();
  }

  private static void assertUnusable(
      SignalScorer scorer, double[] values, Reason reason, String message) {
    assertThatThrownBy(() -> scorer.score(values, new double[2]))
        .isInstanceOfSatisfying(
            UnusableInputException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static double[] scores(SignalScorer scorer, double[] values, int classes) {
    double[] scores = new double[classes];
    scorer.score(values, scores);
    return scores;
  }

  private static double[] naiveScores(FeatureModel model, double[] values) {
    LinearClassifier classifier = model.classifier();
    float[] z = KernelView.of(model).prepare(values);
    List<KernelShape> kernels = kernels(model);
    double[] scores = new double[classifier.targets()];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = classifier.intercept(c);
      for (int k = 0; k < kernels.size(); k++) {
        float[] response = KernelTransformTest.convolve(kernels.get(k), z, z.length);
        double ppv = 0;
        double max = Double.NEGATIVE_INFINITY;
        for (float value : response) {
          ppv += value > 0 ? 1.0 / response.length : 0;
          max = Math.max(max, value);
        }
        scores[c] += weighed(classifier, 2 * k, c, ppv) + weighed(classifier, 2 * k + 1, c, max);
      }
    }
    return scores;
  }

  private static double weighed(LinearClassifier by, int feature, int target, double value) {
    double standardised = (value - by.mean(feature)) / by.scale(feature);
    return by.coefficient(feature, target) * standardised;
  }
}
