package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
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
    List<KernelShape> kernels =
        SelectedRocket.draw(
            SelectedRocketSettings.defaults().withKernels(count, 1).withSeed(seed),
            channels,
            length);
    SelectedRocketTransform map = new SelectedRocketTransform(channels, length, kernels);
    float[] signal = new float[channels * length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) random.nextGaussian();
    }

    // When
    float[] plain = features(map.newFeatures(Vectorization.plain()), map, signal);
    float[] simd = features(map.newFeatures(Vectorization.simd()), map, signal);

    // Then
    assertThat(simd).isEqualTo(plain);
    for (int k = 0; k < count; k++) {
      float[] values = convolve(kernels.get(k), signal, length);
      int positive = 0;
      float max = values[0];
      for (float value : values) {
        positive += value > 0 ? 1 : 0;
        max = Math.max(max, value);
      }
      assertThat(plain[2 * k]).isEqualTo((float) positive / values.length);
      assertThat(plain[2 * k + 1]).isEqualTo(max);
    }
  }

  @Test
  void shouldNotCountAValueOfZeroAsPositive() {
    // Given
    KernelShape kernel = new KernelShape(new float[5], new int[] {0}, 0, 1, 0);
    SelectedRocketTransform map = new SelectedRocketTransform(1, 10, List.of(kernel));

    // Then
    for (TransformScratch twin :
        List.of(map.newFeatures(Vectorization.plain()), map.newFeatures(Vectorization.simd()))) {
      assertThat(features(twin, map, new float[10])[0]).isZero();
    }
  }

  @Test
  void shouldRefuseAKernelThatDoesNotFit() {
    KernelShape kernel = new KernelShape(new float[9], new int[] {0}, 0, 3, 0);
    assertThatThrownBy(() -> new SelectedRocketTransform(1, 24, List.of(kernel)))
        .hasMessageContaining("9 weights at dilation 3")
        .hasMessageContaining("signals of length 24");
  }

  /** In the order of the features. */
  private static float[] features(
      TransformScratch twin, SelectedRocketTransform map, float[] signal) {
    float[] values = new float[map.layout().values()];
    twin.compute(signal, values);
    float[] features = new float[map.count()];
    for (int f = 0; f < features.length; f++) {
      features[f] = values[map.layout().indexOf(f)];
    }
    return features;
  }

  /** A kernel's values by its definition, in float. */
  static float[] convolve(KernelShape kernel, float[] signal, int length) {
    float[] values = new float[kernel.positions(length)];
    for (int t = 0; t < values.length; t++) {
      float sum = kernel.bias();
      for (int j = 0; j < kernel.taps(); j++) {
        int at = kernel.channels()[0] * length + t + j * kernel.dilation();
        sum += kernel.weights()[j] * signal[at];
      }
      values[t] = sum;
    }
    return values;
  }
}
