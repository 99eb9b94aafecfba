package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.SplitMix64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void shouldDrawWhatThePostSays() {
    // When
    List<KernelShape> kernels =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(20_000, 1), 1, 40);

    // Then
    assertThat(kernels).extracting(KernelShape::taps).containsOnly(5, 7, 9);
    assertThat(kernels).extracting(KernelShape::dilation).containsOnly(1, 2, 3);
    assertThat(kernels).extracting(k -> k.channels()[0]).containsOnly(0);
    assertThat(kernels).allSatisfy(k -> assertThat(k.bias()).isBetween(-1f, 1f));
    assertThat(kernels).allSatisfy(k -> assertThat(sum(k.weights())).isCloseTo(0, within(1e-5)));
    double bias = kernels.stream().mapToDouble(k -> k.bias() * k.bias()).average().orElseThrow();
    assertThat(bias).isCloseTo(1 / 3.0, within(0.01));
    // Centring reduces the variance by 1 / taps.
    double variance =
        kernels.stream()
            .filter(k -> k.taps() == 9)
            .mapToDouble(KernelTest::square)
            .average()
            .orElseThrow();
    assertThat(variance).isCloseTo(8 / 9.0, within(0.02));
  }

  @Test
  void shouldUseDilationOneWhereAnotherWouldNotFit() {
    List<KernelShape> kernels =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(1000, 1), 1, 9);
    assertThat(kernels).allSatisfy(k -> assertThat(k.span()).isLessThan(9));
    assertThat(kernels)
        .filteredOn(k -> k.taps() == 9)
        .extracting(KernelShape::dilation)
        .containsOnly(1);
    assertThat(kernels)
        .filteredOn(k -> k.taps() == 5)
        .extracting(KernelShape::dilation)
        .contains(2);
  }

  @Test
  void shouldDependOnSeedAndIndexOnly() {
    // Given
    List<KernelShape> few =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(3, 1), 1, 40);
    List<KernelShape> many =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(9, 1), 1, 40);
    List<KernelShape> others =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(3, 1).withSeed(1), 1, 40);

    // Then
    Set<Float> biases = new HashSet<>();
    for (int k = 0; k < 3; k++) {
      assertThat(many.get(k).weights()).isEqualTo(few.get(k).weights());
      biases.add(few.get(k).bias());
      biases.add(others.get(k).bias());
    }
    assertThat(biases).hasSize(6);
  }

  @Test
  void shouldKeepItsKernelsAcrossReleases() {
    // Models record their seed, so these numbers must never change.
    SplitMix64 random = new SplitMix64(42, 7);
    assertThat(random.nextLong()).isEqualTo(8163751063597049310L);
    KernelShape kernel = SmallKernels.draw(new SplitMix64(42, 7), 1, 40);
    assertThat(kernel.taps()).isEqualTo(7);
    assertThat(kernel.bias()).isEqualTo(-0.9857337f);
    assertThat(kernel.weights()[0]).isEqualTo(0.7362307f);
  }

  @Test
  void shouldDrawAChannelOfSeveral() {
    List<KernelShape> kernels =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(200, 1), 3, 40);
    assertThat(kernels).extracting(k -> k.channels()[0]).contains(0, 1, 2);
  }

  @Test
  void shouldConvolveLikeTheDefinition() {
    KernelShape kernel = new KernelShape(new float[] {1, 2, 3, 4, 5}, new int[] {1}, 0.5f, 2, 0);
    float[] signal = new float[20];
    signal[10] = 1;
    signal[13] = 10;
    // Channel 1 is 1 0 0 10 0 0 0 0 0 0: at 0 the taps are at indices 0, 2, 4, 6, 8, at 1 at
    // indices 1, 3, 5, 7, 9.
    assertThat(kernel.convolve(signal, 10)).containsExactly(1.5, 20.5);
  }

  @Test
  void shouldRefuseKernelsOfAnotherKind() {
    assertThatThrownBy(() -> map(new KernelShape(new float[6], new int[] {0}, 0, 1, 0)))
        .hasMessageContaining("not 6 for 1");
    assertThatThrownBy(() -> map(new KernelShape(new float[10], new int[] {0, 1}, 0, 1, 0)))
        .hasMessageContaining("2 channels");
    assertThatThrownBy(() -> map(new KernelShape(new float[5], new int[] {0}, 0, 1, 2)))
        .hasMessageContaining("2 zeros");
  }

  private static SelectedRocketTransform map(KernelShape kernel) {
    return new SelectedRocketTransform(2, 40, List.of(kernel));
  }

  private static double square(KernelShape kernel) {
    double sum = 0;
    for (float weight : kernel.weights()) {
      sum += weight * weight / kernel.taps();
    }
    return sum;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
