package dev.weir.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelShapeTest {

  private static final float[] SIGNAL = {1, 2, 4, 8, 16, 32, 64};

  @Test
  void shouldWeighDilatedSamples() {
    // Given
    KernelShape kernel = new KernelShape(new float[][] {{1, -2, 1}}, new int[] {0}, 0.5f, 2, 0);

    // When
    double[] values = kernel.convolve(SIGNAL, 7);

    // Then: 1 - 8 + 16, 2 - 16 + 32, 4 - 32 + 64, each plus the bias
    assertThat(values).containsExactly(9.5, 18.5, 36.5);
    assertThat(kernel.span()).isEqualTo(4);
  }

  @Test
  void shouldSeeZerosOutsideTheSignal() {
    // Given
    KernelShape kernel = new KernelShape(new float[][] {{1, 1, 1}}, new int[] {0}, 0, 3, 3);

    // When
    double[] values = kernel.convolve(SIGNAL, 7);

    // Then
    assertThat(values).containsExactly(9, 18, 36, 73, 18, 36, 72);
  }

  @Test
  void shouldAddUpItsChannels() {
    // Given two channels of two samples
    float[] signal = {1, 2, 10, 20};
    KernelShape kernel = new KernelShape(new float[][] {{1, 0}, {0, 1}}, new int[] {0, 1}, 0, 1, 0);

    // Then
    assertThat(kernel.convolve(signal, 2)).containsExactly(21);
  }

  @Test
  void shouldRefuseWeightsWithoutAChannel() {
    assertThatThrownBy(() -> new KernelShape(new float[2][3], new int[] {0}, 0, 1, 0))
        .hasMessageContaining("2 channels do not match 1");
  }
}
