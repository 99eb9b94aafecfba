package dev.weir.rocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PropertyTest
class KernelTransformTest {

  private final long seed = Seeds.next();

  private final Random random = new Random(seed);

  @ParameterizedTest
  @CsvSource({"1,1,9", "1,9,9", "1,84,39", "1,200,40", "1,400,150", "3,100,25", "7,33,41"})
  void shouldGiveTheBitsOfTheDefinitionInBothTwins(int channels, int count, int length) {
    // Given
    List<Kernel> kernels =
        Rocket.draw(
            RocketSettings.defaults().withKernels(count, 1).withSeed(seed), channels, length);
    KernelBank bank = new KernelBank(kernels, channels, length);
    float[] signal = new float[channels * length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) random.nextGaussian();
    }

    // When
    float[][] plain = transform(KernelTransform.plain(bank), bank, signal);
    float[][] simd = transform(KernelTransform.simd(bank), bank, signal);

    // Then
    assertThat(simd).isDeepEqualTo(plain);
    for (int k = 0; k < count; k++) {
      float[] values = kernels.get(k).convolve(signal, length);
      int positive = 0;
      float max = values[0];
      for (float value : values) {
        positive += value > 0 ? 1 : 0;
        max = Math.max(max, value);
      }
      assertThat(plain[0][bank.laneOf(k)]).isEqualTo((float) positive / values.length);
      assertThat(plain[1][bank.laneOf(k)]).isEqualTo(max);
    }
  }

  @Test
  void shouldNotCountAValueOfZeroAsPositive() {
    // Given
    Kernel kernel = new Kernel(new float[5], 0, 1, 0);
    KernelBank bank = new KernelBank(List.of(kernel), 1, 10);

    // Then
    for (KernelTransform twin : List.of(KernelTransform.plain(bank), KernelTransform.simd(bank))) {
      assertThat(transform(twin, bank, new float[10])[0]).containsOnly(0f);
    }
  }

  @Test
  void shouldRefuseAKernelThatDoesNotFit() {
    Kernel kernel = new Kernel(new float[9], 0, 3, 0);
    assertThatThrownBy(() -> new KernelBank(List.of(kernel), 1, 24))
        .hasMessageContaining("9 weights at dilation 3")
        .hasMessageContaining("1 x 24");
  }

  private static float[][] transform(KernelTransform transform, KernelBank bank, float[] signal) {
    float[][] features = new float[2][bank.lanes()];
    transform.transform(signal, features[0], features[1]);
    return features;
  }
}
