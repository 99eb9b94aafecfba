package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void shouldInterpolateBetweenSamples() {
    assertThat(Interpolation.resample(new double[] {0, 2}, 3)).containsExactly(0, 1, 2);
    assertThat(Interpolation.resample(new double[] {1, 5, 3}, 5))
        .containsExactly(new double[] {1, 3, 5, 4, 3}, within(1e-15));
    assertThat(Interpolation.resample(new double[] {4, 0, 8, 1}, 4)).containsExactly(4, 0, 8, 1);
  }

  @Test
  void shouldSmoothAsSciPyDoesEvenWhereTheFilterIsLongerThanTheSignal() {
    // Given: scipy.ndimage.gaussian_filter([1, 0, 0, 4, -2], 2)
    double[] expected = {0.65966217, 0.66260581, 0.63474003, 0.55891161, 0.48408038};
    // When
    double[] smoothed = new GaussianFilter(2).apply(new double[] {1, 0, 0, 4, -2});
    // Then
    assertThat(smoothed).containsExactly(expected, within(1e-8));
  }

  @Test
  void shouldKeepAConstantThroughSmoothing() {
    assertThat(new GaussianFilter(2).apply(new double[] {3, 3, 3}))
        .containsExactly(new double[] {3, 3, 3}, within(1e-15));
  }

  @Test
  void shouldTakeMomentsOverAllRows() {
    Moments moments = Moments.of(new double[] {1, 2}, new double[] {3, 6});
    assertThat(moments.mean()).isEqualTo(3);
    assertThat(moments.deviation()).isEqualTo(Math.sqrt(3.5));
  }
}
