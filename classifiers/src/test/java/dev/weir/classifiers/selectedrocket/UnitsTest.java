package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.TestData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models depend neither on the unit of the signals nor on an offset. */
class UnitsTest {

  private static final double[] UNITS = {1e-300, 1e-21, 1e-13, 1e-6, 1e6, 1e13, 1e300};
  private static final int[] EXPONENTS = {-960, -300, -70, -20, 20, 43, 300, 1000};

  private static final SelectedRocketSettings ROCKET =
      SelectedRocketSettings.defaults().withKernels(100, 50);
  private static final List<Function<LabelledSignals, SignalModel>> TRAINERS =
      List.of(UnitsTest::small, UnitsTest::published, UnitsTest::mini);

  private static final LabelledSignals TRAINING = hands(50, 1);
  private static final LabelledSignals TESTS = hands(60, 2);

  @Test
  void shouldPredictTheSameInAnyUnit() {
    for (var trainer : TRAINERS) {
      assertSameInAnyUnit(trainer, TRAINING, TESTS, 0.9);
    }
  }

  @Test
  @Tag("data")
  void shouldPredictTheSameOfGunPointInAnyUnit() throws IOException {
    LabelledSignals training = TestData.ucr("GunPoint", "TRAIN");
    LabelledSignals tests = TestData.ucr("GunPoint", "TEST");
    assertSameInAnyUnit(
        signals ->
            SelectedRocket.train(signals, SelectedRocketSettings.defaults(), Progress.NONE).model(),
        training,
        tests,
        0.97);
    assertSameInAnyUnit(UnitsTest::mini, training, tests, 0.97);
  }

  @Test
  void shouldScoreWithTheSameBitsInUnitsThatArePowersOfTwoOfEachOther() {
    for (var trainer : TRAINERS) {
      double[][] expected = scores(trainer.apply(TRAINING), TESTS);
      for (int exponent : EXPONENTS) {
        double unit = Math.scalb(1.0, exponent);
        assertThat(scores(trainer.apply(moved(TRAINING, unit, 0)), moved(TESTS, unit, 0)))
            .as("times 2^%d", exponent)
            .isDeepEqualTo(expected);
      }
    }
  }

  @Test
  void shouldScoreWithTheSameBitsInPlainJavaAndWithSimdInAnyUnit() {
    // given
    FeatureModel model = (FeatureModel) small(moved(TRAINING, 1e-21, 0));
    double[] best = new double[2];
    double[] plain = new double[2];

    // then
    for (double[] values : moved(TESTS, 1e-21, 0).signals()) {
      model.newScorer().score(values, best);
      model.newScorer(Vectorization.plain()).score(values, plain);
      assertThat(plain).isEqualTo(best);
    }
  }

  @Test
  void shouldPredictTheSameOnAnOffset() {
    for (var trainer : TRAINERS) {
      int[] expected = predictions(trainer.apply(TRAINING), TESTS);
      for (double offset : new double[] {1e4, -1e7, 1e10}) {
        assertThat(predictions(trainer.apply(moved(TRAINING, 1, offset)), moved(TESTS, 1, offset)))
            .as("plus %s", offset)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldTakeAConstantSignalForTheSameWhateverItsLevel() {
    // given
    SignalScorer scorer = small(TRAINING).newScorer();
    double[] expected = new double[2];
    scorer.score(new double[150], expected);

    // then
    double[] actual = new double[2];
    for (double level : new double[] {5, -1e7, 0.1, 1e-21, 1e300}) {
      double[] values = new double[150];
      Arrays.setAll(values, t -> level * (1 + t % 3 * 0x1p-52));
      scorer.score(values, actual);
      assertThat(actual).as("about %s", level).isEqualTo(expected);
    }
  }

  @Test
  void shouldRefuseWhatFloatCannotHoldWhereTheUnitStays() {
    // given
    MiniRocketSettings settings = MiniRocketSettings.defaults().withFeatures(84);
    SignalModel model = MiniRocket.train(TRAINING, settings, Progress.NONE).model();
    double[] values = TESTS.signal(0).clone();
    values[7] = 1e39;

    // then
    assertThatThrownBy(() -> model.newScorer().score(values, new double[2]))
        .hasMessageContaining("value at index 7 is 1.0E39, and at most 1.0E30 can be used")
        .hasMessageContaining("znorm");
    assertThatThrownBy(() -> MiniRocket.train(moved(TRAINING, 1e35, 0), settings, Progress.NONE))
        .hasMessageContaining("signal 0")
        .hasMessageContaining("at most 1.0E30");
  }

  private static SignalModel small(LabelledSignals signals) {
    return SelectedRocket.train(signals, ROCKET, Progress.NONE).model();
  }

  private static SignalModel published(LabelledSignals signals) {
    RocketSettings settings = RocketSettings.defaults().withKernels(50);
    return Rocket.train(signals, settings, Progress.NONE).model();
  }

  private static SignalModel mini(LabelledSignals signals) {
    MiniRocketSettings settings =
        MiniRocketSettings.defaults().withFeatures(840).withPreprocessing(List.of("velocity:2"));
    return MiniRocket.train(signals, settings, Progress.NONE).model();
  }

  private static void assertSameInAnyUnit(
      Function<LabelledSignals, SignalModel> trainer,
      LabelledSignals training,
      LabelledSignals tests,
      double least) {
    int[] expected = predictions(trainer.apply(training), tests);
    assertThat(accuracy(expected, tests)).isGreaterThanOrEqualTo(least);
    for (double unit : UNITS) {
      assertThat(predictions(trainer.apply(moved(training, unit, 0)), moved(tests, unit, 0)))
          .as("times %s", unit)
          .isEqualTo(expected);
    }
  }

  private static double accuracy(int[] predictions, LabelledSignals tests) {
    int right = 0;
    for (int i = 0; i < predictions.length; i++) {
      right += predictions[i] == tests.labels()[i] ? 1 : 0;
    }
    return (double) right / predictions.length;
  }

  private static int[] predictions(SignalModel model, LabelledSignals tests) {
    return Arrays.stream(scores(model, tests)).mapToInt(Scores::best).toArray();
  }

  private static double[][] scores(SignalModel model, LabelledSignals tests) {
    SignalScorer scorer = model.newScorer();
    double[][] scores = new double[tests.size()][2];
    for (int i = 0; i < scores.length; i++) {
      scorer.score(tests.signal(i), scores[i]);
    }
    return scores;
  }

  private static LabelledSignals moved(LabelledSignals signals, double unit, double offset) {
    double[][] moved =
        Arrays.stream(signals.signals())
            .map(values -> Arrays.stream(values).map(v -> v * unit + offset).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(moved, signals.labels(), signals.classes());
  }

  /**
   * A hand that rises, stays and falls, as in GunPoint: in class 1 it dips before rising and after
   * falling.
   */
  private static LabelledSignals hands(int size, long seed) {
    Random random = new Random(seed);
    double[][] signals = new double[size][150];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 2;
      double rise = 35 + 8 * random.nextDouble();
      double fall = 105 + 8 * random.nextDouble();
      double dip = labels[i] * (0.15 + 0.1 * random.nextDouble());
      for (int t = 0; t < 150; t++) {
        signals[i][t] =
            sigmoid((t - rise) / 3)
                - sigmoid((t - fall) / 3)
                - dip * (bump((t - rise + 14) / 5) + bump((t - fall - 14) / 5))
                + 0.01 * random.nextGaussian();
      }
    }
    return new LabelledSignals(signals, labels, List.of("point", "gun"));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double bump(double x) {
    return StrictMath.exp(-x * x / 2);
  }
}
