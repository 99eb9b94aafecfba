package dev.weir.classifiers.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelShapeTest {

  private static final float[] SIGNAL = {1, 2, 4, 8, 16, 32, 64};

  @Test
  void shouldWeighDilatedSamples() {
    // Given
    KernelShape kernel = new KernelShape(new float[] {1, -2, 1}, new int[] {0}, 0.5f, 2, 0);

    // When
    double[] values = kernel.convolve(SIGNAL, 7);

    // Then: 1 - 8 + 16, 2 - 16 + 32, 4 - 32 + 64, each plus the bias
    assertThat(values).containsExactly(9.5, 18.5, 36.5);
    assertThat(kernel.span()).isEqualTo(4);
  }

  @Test
  void shouldSeeZerosOutsideTheSignal() {
    // Given
    KernelShape kernel = new KernelShape(new float[] {1, 1, 1}, new int[] {0}, 0, 3, 3);

    // When
    double[] values = kernel.convolve(SIGNAL, 7);

    // Then
    assertThat(values).containsExactly(9, 18, 36, 73, 18, 36, 72);
  }

  @Test
  void shouldAddUpItsChannels() {
    // Given two channels of two samples
    float[] signal = {1, 2, 10, 20};
    KernelShape kernel = new KernelShape(new float[] {1, 0, 0, 1}, new int[] {0, 1}, 0, 1, 0);

    // Then
    assertThat(kernel.convolve(signal, 2)).containsExactly(21);
    assertThat(kernel.weights(0)).containsExactly(1, 0);
    assertThat(kernel.weights(1)).containsExactly(0, 1);
  }

  @Test
  void shouldRefuseWeightsThatDoNotMatchTheChannels() {
    assertThatThrownBy(() -> kernel(new float[6]))
        .hasMessageContaining("6 weights do not match 0 channels");
    assertThatThrownBy(() -> kernel(new float[7], 0, 1))
        .hasMessageContaining("7 weights do not match 2 channels");
    assertThatThrownBy(() -> kernel(new float[0], 0)).hasMessageContaining("0 weights");
  }

  @Test
  void shouldNameWhatNoKernelCanHave() {
    float[] weights = {0, 0, Float.POSITIVE_INFINITY, 0, 0};
    assertThatThrownBy(() -> kernel(weights, 0)).hasMessageContaining("Infinity");
    float[] five = new float[5];
    int[] first = {0};
    assertThatThrownBy(() -> new KernelShape(five, first, Float.NaN, 1, 0))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new KernelShape(five, first, 0, 0, 0))
        .hasMessageContaining("dilation 0");
    assertThatThrownBy(() -> new KernelShape(five, first, 0, 1, -1))
        .hasMessageContaining("padding -1");
  }

  @Test
  void shouldRefuseSignalsWithoutRoom() {
    KernelShape kernel = new KernelShape(new float[10], new int[] {0, 2}, 0, 3, 0);
    kernel.checkFits(3, 13);
    assertThatThrownBy(() -> kernel.checkFits(3, 12))
        .hasMessageContaining("5 weights at dilation 3 does not fit signals of length 12");
    assertThatThrownBy(() -> kernel.checkFits(2, 13))
        .hasMessageContaining("cannot use the channels [0, 2] of 2");
    assertThatThrownBy(() -> kernel(new float[4], 1, 0).checkFits(2, 13))
        .hasMessageContaining("[1, 0]");
    assertThatThrownBy(() -> kernel.checkTaps(7, 9)).hasMessageContaining("not 10 for 2");
  }

  private static KernelShape kernel(float[] weights, int... channels) {
    return new KernelShape(weights, channels, 0, 1, 0);
  }
}
