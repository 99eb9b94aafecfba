package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PropertyTest
class RidgeTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"30,4,2", "30,4,3", "25,24,3", "20,20,2", "12,30,3", "12,11,2", "3,40,2"})
  void shouldAgreeWithLeavingEachSampleOutInFact(int samples, int features, int classes) {
    for (int i = 0; i < 20; i++) {
      assertAgreesWithLeavingOut(samples, features, classes);
    }
  }

  private void assertAgreesWithLeavingOut(int samples, int features, int classes) {
    // Given
    int[] labels = labels(samples, classes);
    Matrix x = features(samples, features, labels);

    // When
    RidgeFit fit = fit(x, labels, classes, 2);

    // Then
    double[] errors = naiveErrors(FeatureScaling.of(x).apply(x), labels, classes);
    int best = 0;
    for (int a = 1; a < errors.length; a++) {
      best = errors[a] < errors[best] ? a : best;
    }
    assertThat(fit.error()).isCloseTo(errors[best], within(1e-9 * errors[best]));
    assertThat(fit.alpha()).isEqualTo(Ridge.alphas()[best]);
    assertSameCoefficients(fit, x, labels, classes);
    assertSameScoresOfTheLeftOut(fit, x, labels, classes);
  }

  private static void assertSameScoresOfTheLeftOut(
      RidgeFit fit, Matrix x, int[] labels, int classes) {
    Matrix z = FeatureScaling.of(x).apply(x);
    for (int out = 0; out < x.rows(); out++) {
      double[] scores = fit.leftOutScores(out);
      assertThat(scores).hasSize(classes);
      for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
        double score = predict(naiveFit(z, labels, c, fit.alpha(), out), z, out);
        assertThat(scores[c]).isCloseTo(score, within(1e-6 * Math.max(1, Math.abs(score))));
      }
      if (classes == 2) {
        assertThat(scores[0]).isEqualTo(-scores[1]);
      }
    }
  }

  @Test
  void shouldTryTenPenaltiesFromAThousandthToAThousand() {
    assertThat(Ridge.alphas()).hasSize(10).startsWith(1e-3).endsWith(1e3);
    assertThat(Ridge.alphas()[7]).isCloseTo(46.4158883, within(1e-6));
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreadsAndWithoutSimd() {
    // Given
    int[] labels = labels(300, 3);
    Matrix x = features(300, 37, labels);

    // When
    RidgeFit one = fit(x, labels, 3, 1);
    RidgeFit three = fit(x, labels, 3, 3);

    // Then
    assertThat(three.error()).isEqualTo(one.error());
    for (int f = 0; f < 37; f++) {
      for (int c = 0; c < 3; c++) {
        assertThat(three.classifier().coefficient(f, c))
            .isEqualTo(one.classifier().coefficient(f, c));
      }
    }
  }

  @Test
  void shouldIgnoreAConstantFeature() {
    // Given
    int[] labels = labels(30, 2);
    Matrix x = features(30, 3, labels);
    for (int i = 0; i < 30; i++) {
      x.set(i, 1, 0.1);
    }

    // When
    LinearClassifier classifier = fit(x, labels, 2, 1).classifier();

    // Then
    assertThat(classifier.scale(1)).isEqualTo(1);
    assertThat(classifier.mean(1)).isEqualTo(0.1);
    assertThat(classifier.norm(1)).isCloseTo(0, within(1e-12));
    assertThat(classifier.norm(0)).isPositive();
  }

  @Test
  void shouldSayWhatIsWrongWithTheLabels() {
    assertThatThrownBy(() -> Ridge.check(new int[5], List.of("only")))
        .hasMessageContaining("single class, [only]");
    assertThatThrownBy(() -> Ridge.check(new int[] {0, 1}, List.of("a", "b", "c")))
        .hasMessageContaining("2 samples are too few for 3 classes");
    assertThatThrownBy(() -> Ridge.check(new int[] {0, 2, 2}, List.of("a", "b", "c")))
        .hasMessageContaining("no sample of the class \"b\"");
  }

  private static RidgeFit fit(Matrix x, int[] labels, int classes, int threads) {
    try (WorkerPool workers = new WorkerPool(threads)) {
      return new Ridge(workers).fit(x, labels, classes);
    }
  }

  private static int[] labels(int samples, int classes) {
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = i % classes;
    }
    return labels;
  }

  private Matrix features(int samples, int features, int[] labels) {
    Matrix x = new Matrix(samples, features);
    for (int i = 0; i < samples; i++) {
      for (int f = 0; f < features; f++) {
        x.set(i, f, random.nextGaussian() + (f == labels[i] ? 1 : 0));
      }
    }
    return x;
  }

  private static double[] naiveErrors(Matrix z, int[] labels, int classes) {
    int targets = classes == 2 ? 1 : classes;
    double[] errors = new double[10];
    for (int a = 0; a < errors.length; a++) {
      for (int c = 0; c < targets; c++) {
        for (int out = 0; out < z.rows(); out++) {
          double[] fitted = naiveFit(z, labels, targets == 1 ? 1 : c, Ridge.alphas()[a], out);
          double difference = target(labels[out], targets == 1 ? 1 : c) - predict(fitted, z, out);
          errors[a] += difference * difference / targets / z.rows();
        }
      }
    }
    return errors;
  }

  private static void assertSameCoefficients(RidgeFit fit, Matrix x, int[] labels, int classes) {
    Matrix z = FeatureScaling.of(x).apply(x);
    for (int c = 0; c < fit.classifier().targets(); c++) {
      double[] naive = naiveFit(z, labels, classes == 2 ? 1 : c, fit.alpha(), -1);
      assertThat(fit.classifier().intercept(c)).isCloseTo(naive[z.columns()], within(1e-8));
      for (int f = 0; f < z.columns(); f++) {
        assertThat(fit.classifier().coefficient(f, c)).isCloseTo(naive[f], within(1e-7));
      }
    }
  }

  /**
   * The normal equations of all samples except one, by Gaussian elimination; the last unknown is
   * the intercept.
   */
  private static double[] naiveFit(Matrix z, int[] labels, int positive, double alpha, int out) {
    int p = z.columns();
    double[][] system = new double[p + 1][p + 2];
    for (int i = 0; i < z.rows(); i++) {
      for (int f = 0; i != out && f <= p; f++) {
        for (int g = 0; g <= p; g++) {
          system[f][g] += value(z, i, f) * value(z, i, g);
        }
        system[f][p + 1] += value(z, i, f) * target(labels[i], positive);
      }
    }
    for (int f = 0; f < p; f++) {
      system[f][f] += alpha;
    }
    return solve(system);
  }

  private static double predict(double[] fitted, Matrix z, int row) {
    double sum = 0;
    for (int f = 0; f < fitted.length; f++) {
      sum += fitted[f] * value(z, row, f);
    }
    return sum;
  }

  private static double value(Matrix z, int row, int feature) {
    return feature == z.columns() ? 1 : z.get(row, feature);
  }

  private static double target(int label, int positive) {
    return label == positive ? 1 : -1;
  }

  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int r = k; r < n; r++) {
        pivot = Math.abs(system[r][k]) > Math.abs(system[pivot][k]) ? r : pivot;
      }
      double[] row = system[pivot];
      system[pivot] = system[k];
      system[k] = row;
      for (int r = 0; r < n; r++) {
        double factor = r == k ? 0 : system[r][k] / row[k];
        for (int c = k; c <= n; c++) {
          system[r][c] -= factor * row[c];
        }
      }
    }
    double[] solution = new double[n];
    for (int k = 0; k < n; k++) {
      solution[k] = system[k][n] / system[k][k];
    }
    return solution;
  }
}
