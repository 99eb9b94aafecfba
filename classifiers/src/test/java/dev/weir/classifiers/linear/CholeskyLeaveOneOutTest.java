package dev.weir.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.model.Progress;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with the other methods, which are tested against explicit leave-one-out. */
@PropertyTest
class CholeskyLeaveOneOutTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @CsvSource({"3,40,1", "60,60,1", "127,300,3", "128,700,10", "200,513,13"})
  void shouldAgreeWithTheEigendecompositionOfSamples(int samples, int features, int targets) {
    assertAgrees(GramLeaveOneOut::new, samples, features, targets);
  }

  @ParameterizedTest
  @CsvSource({"40,3,1", "61,60,1", "129,128,3", "400,250,3", "560,510,2", "560,430,2"})
  void shouldAgreeWithTheTridiagonalOfFeatures(int samples, int features, int targets) {
    assertAgrees(CovarianceLeaveOneOut::new, samples, features, targets);
  }

  /** A method without Cholesky factors of samples. */
  private interface Other {
    LeaveOneOut fit(Matrix scaled, Matrix targets, MatrixProducts products);
  }

  private void assertAgrees(Other other, int samples, int features, int targets) {
    // given
    Matrix x = features(samples, features);
    Matrix y = centred(samples, targets);
    FeatureScaling scaling = FeatureScaling.of(x);

    try (WorkerPool workers = new WorkerPool(2)) {
      // when
      LeaveOneOut expected = other.fit(scaling.apply(x), y, new MatrixProducts(workers));
      LeaveOneOut actual =
          new CholeskyLeaveOneOut(
              x, scaling, y, workers, new SwitchingTileProduct(), Progress.NONE);

      // then
      double[] alphas = Ridge.alphas();
      assertClose(actual.residuals(alphas), expected.residuals(alphas), within(1e-6));
      for (double alpha : new double[] {alphas[0], alphas[9], 2.5}) {
        assertClose(actual.coefficients(alpha), expected.coefficients(alpha), within(1e-8));
      }
    }
  }

  @Test
  void shouldGiveTheSameBitsWithAnyNumberOfThreadsAndWithoutSimd() {
    // Given
    Matrix x = features(150, 300);
    Matrix y = centred(150, 3);
    FeatureScaling scaling = FeatureScaling.of(x);

    try (WorkerPool one = new WorkerPool(1);
        WorkerPool three = new WorkerPool(3)) {
      // When
      LeaveOneOut plain =
          new CholeskyLeaveOneOut(x, scaling, y, one, Vectorization.plain().tiles(), Progress.NONE);
      LeaveOneOut simd =
          new CholeskyLeaveOneOut(
              x, scaling, y, three, Vectorization.simd().tiles(), Progress.NONE);

      // Then
      double[] alphas = {0.1, 10};
      assertThat(simd.residuals(alphas).values()).isEqualTo(plain.residuals(alphas).values());
      assertThat(simd.coefficients(10).values()).isEqualTo(plain.coefficients(10).values());
    }
  }

  private static void assertClose(Matrix actual, Matrix expected, Offset<Double> offset) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.values()).containsExactly(expected.values(), offset);
  }

  /** One feature is constant, and one sample is duplicated. */
  private Matrix features(int samples, int features) {
    Matrix x = new Matrix(samples, features);
    for (int i = 0; i < samples; i++) {
      for (int f = 0; f < features; f++) {
        x.set(i, f, f == 1 ? 0.5 : random.nextGaussian() + (i % 3) * (f % 5));
      }
    }
    System.arraycopy(x.values(), 0, x.values(), features, samples > 10 ? features : 0);
    return x;
  }

  private Matrix centred(int samples, int targets) {
    Matrix y = new Matrix(samples, targets);
    for (int c = 0; c < targets; c++) {
      double mean = 0;
      for (int i = 0; i < samples; i++) {
        y.set(i, c, random.nextBoolean() ? 1 : -1);
        mean += y.get(i, c) / samples;
      }
      for (int i = 0; i < samples; i++) {
        y.set(i, c, y.get(i, c) - mean);
      }
    }
    return y;
  }
}
