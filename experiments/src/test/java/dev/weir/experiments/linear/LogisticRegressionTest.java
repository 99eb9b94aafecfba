package dev.weir.experiments.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Samples;
import dev.weir.classifiers.model.Progress;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Warnings;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class LogisticRegressionTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"40,5,2,1", "40,5,3,1", "60,3,4,0.01", "30,40,3,100", "10,1,10,1", "50,0,3,1"})
  void shouldLeaveNoSlope(int samples, int features, int classes, double c) {
    for (int round = 0; round < 10; round++) {
      // Given
      int[] labels = Samples.labels(samples, classes);
      Matrix x = Samples.features(random, samples, features, labels);

      // When
      LinearClassifier found = fit(x, labels, classes, c, 2).classifier();

      // Then: the derivative of the definition is 0 in every coefficient and intercept
      double[][] residuals = residuals(found, x, labels, classes);
      for (int k = 0; k < classes; k++) {
        assertThat(slope(residuals, k, null, 0)).isCloseTo(0, within(1e-5));
        for (int f = 0; f < features; f++) {
          double slope = c * slope(residuals, k, x, f) + weight(found, f, k, classes);
          assertThat(slope).as("class %d, feature %d", k, f).isCloseTo(0, within(1e-5 * (1 + c)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, -1e6, 1e9, 1e13})
  void shouldFindTheSameOnAnOffset(double offset) {
    // given: values on a grid of 1/64, which an offset does not round
    Random fixed = new Random(4);
    int[] labels = Samples.labels(60, 3);
    Matrix x = Samples.features(fixed, 60, 5, labels);
    Matrix moved = new Matrix(60, 5);
    for (int i = 0; i < x.values().length; i++) {
      x.values()[i] = Math.rint(x.values()[i] * 64) / 64;
      moved.values()[i] = x.values()[i] + offset;
    }

    // when
    LogisticFit found = fit(x, labels, 3, 1, 2);
    LogisticFit there = fit(moved, labels, 3, 1, 2);

    // then
    assertThat(there.loss()).isCloseTo(found.loss(), within(1e-9));
    double[] expected = new double[3];
    double[] actual = new double[3];
    for (int i = 0; i < 60; i++) {
      found.classifier().score(Arrays.copyOfRange(x.values(), 5 * i, 5 * i + 5), expected);
      there.classifier().score(Arrays.copyOfRange(moved.values(), 5 * i, 5 * i + 5), actual);
      // for means of 1e13 and more, the mean itself only has three decimals
      assertThat(actual).containsExactly(expected, within(1e-9 + 1e-15 * Math.abs(offset)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-21,true",
    "1e-6,true",
    "0.01,true",
    "1,false",
    "1e6,false",
    "1e9,false",
    "1e100,false"
  })
  void shouldConvergeInAnyUnitAndWarnWhereThePenaltyOutweighsTheSamples(
      double unit, boolean warns) {
    // given
    int[] labels = Samples.labels(60, 3);
    Matrix x = Samples.features(new Random(4), 60, 5, labels);
    for (int i = 0; i < x.values().length; i++) {
      x.values()[i] *= unit;
    }
    Warnings warnings = new Warnings();

    // when
    LinearClassifier found;
    try (WorkerPool workers = new WorkerPool(2)) {
      found = new LogisticRegression(workers, 1).fit(x, labels, 3, warnings).classifier();
    }

    // then: as in any unit, the gradient is 0
    double[][] residuals = residuals(found, x, labels, 3);
    for (int f = 0; f < 5; f++) {
      double slope = slope(residuals, 0, x, f) + found.coefficient(f, 0);
      assertThat(slope / unit).isCloseTo(0, within(1e-4));
    }
    assertThat(warnings.all()).hasSize(warns ? 1 : 0).allMatch(each -> each.contains("C = 1.00"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-140, 1e-158, 1e-200, Double.MIN_VALUE})
  void shouldFindNothingInFeaturesThatThePenaltyLeavesNothingOf(double unit) {
    // given
    Matrix x = Matrix.of(new double[][] {{-unit}, {unit}, {unit}});

    // when
    LinearClassifier found = fit(x, new int[] {0, 1, 1}, 2, 1, 1).classifier();

    // then: the classes have 1 and 2 samples
    double[] scores = new double[2];
    found.score(new double[] {-unit}, scores);
    assertThat(Math.exp(scores[1] - scores[0])).isCloseTo(2, within(1e-6));
  }

  @Test
  void shouldRefuseFeaturesThatVaryByMoreThanCanBeSquared() {
    Matrix x = Matrix.of(new double[][] {{-1e200}, {1e200}});
    assertThatThrownBy(() -> fit(x, new int[] {0, 1}, 2, 1, 1))
        .hasMessageContaining("feature 0 varies by Infinity")
        .hasMessageContaining("z-normalise");
  }

  @Test
  void shouldSeparateWhatLiesFarApart() {
    // Given: separable data, for which Newton's method is difficult
    Matrix x = Matrix.of(new double[][] {{-1000}, {-999}, {999}, {1000}});
    int[] labels = {0, 0, 1, 1};

    // When
    LinearClassifier found = fit(x, labels, 2, 1e6, 1).classifier();

    // Then
    double[] scores = new double[2];
    for (int i = 0; i < 4; i++) {
      found.score(new double[] {x.get(i, 0)}, scores);
      assertThat(scores[labels[i]]).isGreaterThan(scores[1 - labels[i]]);
    }
  }

  /** Rounding hides the end of the descent; the loss is minimal nevertheless. */
  @ParameterizedTest
  @CsvSource({"3,23,2,6,3754.93653", "5,25,4,8,37667.057"})
  void shouldEndWhereRoundingAllowsNoLess(
      long seed, int samples, int classes, int features, double least) {
    // Given
    int[] labels = Samples.labels(samples, classes);
    Matrix x = Samples.features(new Random(seed), samples, features, labels);

    // When
    LogisticFit found = fit(x, labels, classes, 1e12, 1);

    // Then
    assertThat(found.loss()).isCloseTo(least, withinPercentage(1e-4));
    assertThat(found.gap()).isBetween(0.0, 1e-6 * found.loss());
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreads() {
    int[] labels = Samples.labels(200, 4);
    Matrix x = Samples.features(random, 200, 9, labels);
    LogisticFit one = fit(x, labels, 4, 1, 1);
    LogisticFit three = fit(x, labels, 4, 1, 3);
    assertThat(three.loss()).isEqualTo(one.loss());
    for (int f = 0; f < 9; f++) {
      for (int k = 0; k < 4; k++) {
        assertThat(three.classifier().coefficient(f, k))
            .isEqualTo(one.classifier().coefficient(f, k));
      }
    }
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThatThrownBy(() -> fit(new Matrix(2, 1), new int[] {0, 1}, 2, 0, 1))
        .hasMessageContaining("C must be")
        .hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> fit(new Matrix(2, 2000), new int[] {0, 1}, 2, 1, 1))
        .hasMessageContaining("2000 features and 2 classes are too many");
  }

  private static LogisticFit fit(Matrix x, int[] labels, int classes, double c, int threads) {
    try (WorkerPool workers = new WorkerPool(threads)) {
      return new LogisticRegression(workers, c).fit(x, labels, classes, Progress.NONE);
    }
  }

  /** With two classes there is one target, for class 1: half of the difference of the two. */
  private static double weight(LinearClassifier found, int feature, int k, int classes) {
    return classes == 2
        ? (k == 1 ? 1 : -1) * found.coefficient(feature, 0)
        : found.coefficient(feature, k);
  }

  /** For each sample and class, the probability minus its true value. */
  private static double[][] residuals(LinearClassifier found, Matrix x, int[] labels, int classes) {
    double[][] residuals = new double[labels.length][classes];
    double[] row = new double[x.columns()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(x.values(), i * row.length, row, 0, row.length);
      found.score(row, residuals[i]);
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(residuals[i][k]);
      }
      for (int k = 0; k < classes; k++) {
        residuals[i][k] = Math.exp(residuals[i][k]) / sum - (labels[i] == k ? 1 : 0);
      }
    }
    return residuals;
  }

  private static double slope(double[][] residuals, int k, Matrix x, int feature) {
    double sum = 0;
    for (int i = 0; i < residuals.length; i++) {
      sum += residuals[i][k] * (x == null ? 1 : x.get(i, feature));
    }
    return sum;
  }
}
