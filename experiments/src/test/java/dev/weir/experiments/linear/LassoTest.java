package dev.weir.experiments.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Samples;
import dev.weir.classifiers.model.Progress;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class LassoTest {

  private static final double[] ALPHAS = {1, 0.1, 0.03, 0.01, 0.001};

  /** A slope of 1e-5 leaves a larger gap. */
  private static final double TOLERANCE = 3e-12;

  private final Random random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"60,5,2", "60,20,3", "30,45,3", "200,8,4"})
  void shouldMeetTheConditionsOfTheLeast(int samples, int features, int classes) {
    for (int round = 0; round < 5; round++) {
      // Given
      int[] labels = Samples.labels(samples, classes);
      Matrix x = Samples.features(random, samples, features, labels);

      // When
      List<LinearClassifier> path = fit(x, labels, classes, ALPHAS);

      // Then
      for (int a = 0; a < ALPHAS.length; a++) {
        assertConditions(path.get(a), x, labels, classes, ALPHAS[a]);
      }
    }
  }

  /** Sweeps alone never converge along a direction in which the loss is linear. */
  @ParameterizedTest
  @ValueSource(longs = {545540861902L, 836836592350L})
  void shouldReachTheLeastOfMoreFeaturesThanSamples(long seed) {
    Random seeded = new Random(seed);
    for (int round = 0; round < 5; round++) {
      // Given
      int[] labels = Samples.labels(30, 3);
      Matrix x = Samples.features(seeded, 30, 45, labels);

      // When
      List<LassoFit> path = fits(x, labels, 3, ALPHAS, TOLERANCE);

      // Then
      for (LassoFit fit : path) {
        assertThat(fit.gap()).isLessThanOrEqualTo(TOLERANCE);
        assertConditions(fit.classifier(), x, labels, 3, fit.alpha());
      }
    }
  }

  /** Rounding prevents a gap of 0: the fit ends with the least possible gap and returns it. */
  @ParameterizedTest
  @CsvSource({"60,5,2", "30,45,3", "10,60,2"})
  void shouldEndWhereRoundingAllowsNoLess(int samples, int features, int classes) {
    // Given
    int[] labels = Samples.labels(samples, classes);
    Matrix x = Samples.features(random, samples, features, labels);

    // When
    List<LassoFit> path = fits(x, labels, classes, ALPHAS, 0);

    // Then
    for (LassoFit fit : path) {
      assertThat(fit.gap()).isBetween(-1e-13, 1e-13);
      assertConditions(fit.classifier(), x, labels, classes, fit.alpha());
    }
  }

  @Test
  void shouldKeepFewerFeaturesTheGreaterThePenaltyIs() {
    // Given: features 0 and 1 depend on the class, the other 30 do not
    int[] labels = Samples.labels(400, 2);
    Matrix x = Samples.features(random, 400, 32, labels);

    // When
    List<LinearClassifier> path = fit(x, labels, 2, ALPHAS);

    // Then: at 1 no coefficient is left, because no product of a feature and a target can be
    // greater
    assertThat(kept(path.getFirst())).isZero();
    assertThat(kept(path.get(1))).isBetween(1L, 20L);
    assertThat(kept(path.getLast())).isGreaterThan(kept(path.get(1)));
    assertThat(path.get(1).coefficient(1, 0)).isPositive();
    assertThat(path.get(1).coefficient(0, 0)).isNegative();
  }

  @Test
  void shouldGiveTheSameAloneAsOnAPathAndIgnoreAConstantFeature() {
    // Given
    int[] labels = Samples.labels(90, 3);
    Matrix x = Samples.features(random, 90, 6, labels);
    for (int i = 0; i < 90; i++) {
      x.set(i, 4, 0.1);
    }

    // When
    LinearClassifier last = fit(x, labels, 3, ALPHAS).get(3);
    LinearClassifier alone = fit(x, labels, 3, new double[] {ALPHAS[3]}).getFirst();

    // Then
    for (int f = 0; f < 6; f++) {
      for (int t = 0; t < 3; t++) {
        assertThat(last.coefficient(f, t)).isCloseTo(alone.coefficient(f, t), within(1e-5));
      }
    }
    assertThat(last.norm(4)).isZero();
  }

  @Test
  void shouldSayWhatIsWrong() {
    Matrix x = new Matrix(2, 1);
    assertThatThrownBy(() -> fit(x, new int[] {0, 1}, 2, new double[] {0}))
        .hasMessageContaining("number 1 is 0.0");
    assertThatThrownBy(() -> fit(x, new int[] {0, 1}, 2, new double[] {1, 2}))
        .hasMessageContaining("number 2 is 2.0");
    assertThatThrownBy(() -> fit(new Matrix(2, 4001), new int[] {0, 1}, 2, new double[] {1}))
        .hasMessageContaining("not 4,001");
  }

  /**
   * The absolute mean product with the residual is alpha for a non-zero coefficient, else at most
   * alpha.
   */
  private static void assertConditions(
      LinearClassifier found, Matrix x, int[] labels, int classes, double alpha) {
    for (int t = 0; t < found.targets(); t++) {
      double[] residuals = residuals(found, x, labels, classes, t);
      for (int f = 0; f < x.columns(); f++) {
        double product = 0;
        for (int i = 0; i < residuals.length; i++) {
          product += residuals[i] * standardised(found, x, i, f) / residuals.length;
        }
        double coefficient = found.coefficient(f, t);
        if (coefficient == 0) {
          assertThat(Math.abs(product)).isLessThanOrEqualTo(alpha + 1e-5);
        } else {
          assertThat(product).isCloseTo(alpha * Math.signum(coefficient), within(1e-5));
        }
      }
    }
  }

  private static double[] residuals(
      LinearClassifier found, Matrix x, int[] labels, int classes, int target) {
    double[] residuals = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      residuals[i] = labels[i] == (classes == 2 ? 1 : target) ? 1 : -1;
      residuals[i] -= found.intercept(target);
      for (int f = 0; f < x.columns(); f++) {
        residuals[i] -= found.coefficient(f, target) * standardised(found, x, i, f);
      }
    }
    return residuals;
  }

  private static double standardised(LinearClassifier found, Matrix x, int i, int f) {
    return (x.get(i, f) - found.mean(f)) / found.scale(f);
  }

  private static long kept(LinearClassifier classifier) {
    long kept = 0;
    for (int f = 0; f < classifier.features(); f++) {
      kept += classifier.norm(f) > 0 ? 1 : 0;
    }
    return kept;
  }

  private static List<LinearClassifier> fit(Matrix x, int[] labels, int classes, double[] alphas) {
    return fits(x, labels, classes, alphas, TOLERANCE).stream().map(LassoFit::classifier).toList();
  }

  private static List<LassoFit> fits(
      Matrix x, int[] labels, int classes, double[] alphas, double tolerance) {
    try (WorkerPool workers = new WorkerPool(2)) {
      return new Lasso(workers, tolerance).fit(x, labels, classes, alphas, Progress.NONE);
    }
  }
}
