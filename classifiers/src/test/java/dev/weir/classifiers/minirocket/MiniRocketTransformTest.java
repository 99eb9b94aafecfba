package dev.weir.classifiers.minirocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PropertyTest
class MiniRocketTransformTest {

  private final long seed = Seeds.next();

  private final Random random = new Random(seed);

  @ParameterizedTest
  @CsvSource({
    "1,9,84",
    "1,10,420",
    "1,17,840",
    "1,24,10000",
    "1,39,2000",
    "1,40,10000",
    "1,41,5000",
    "1,150,10000",
    "1,151,3000",
    "2,40,1000",
    "3,33,5000",
    "12,57,2000"
  })
  void shouldGiveTheBitsOfTheDefinitionInBothTwins(int channels, int length, int features) {
    // Given
    float[][] signals = signals(5, channels * length);
    MiniRocketSettings settings =
        MiniRocketSettings.defaults().withFeatures(features).withSeed(seed);
    MiniRocketTransform map = MiniRocket.fit(signals, channels, length, settings);

    // Then
    assertThat(map.count()).isEqualTo(features / 84 * 84);
    TransformScratch plain = map.newFeatures(Vectorization.plain());
    TransformScratch simd = map.newFeatures(Vectorization.simd());
    for (float[] signal : signals(3, channels * length)) {
      float[] expected = NaiveMiniRocket.features(map, signal);
      assertThat(computed(plain, map, signal)).isEqualTo(expected);
      assertThat(computed(simd, map, signal)).isEqualTo(expected);
    }
  }

  @Test
  void shouldCountNoValueThatEqualsTheBias() {
    // Given a constant signal: the convolution is 0 inside, like the bias, but not at the edges
    MiniRocketTransform map =
        MiniRocket.fit(new float[1][40], 1, 40, MiniRocketSettings.defaults().withFeatures(840));

    // Then
    assertThat(map.biases()).containsOnly(0f);
    assertThat(computed(map.newFeatures(Vectorization.plain()), map, new float[40]))
        .containsOnly(0f);
    assertThat(computed(map.newFeatures(Vectorization.simd()), map, new float[40]))
        .containsOnly(0f);
  }

  @Test
  void shouldSpreadDilationsAsTheAuthorsProgramDoes() {
    // When
    Dilations dilations = Dilations.of(40, 10_000);

    // Then
    assertThat(dilations.size()).isEqualTo(4);
    assertThat(dilations.dilation(3)).isEqualTo(4);
    assertThat(dilations.features()).isEqualTo(9_996);
    assertThat(Dilations.of(9, 10_000).widest()).isEqualTo(1);
    assertThat(Dilations.of(9, 84).features()).isEqualTo(84);
  }

  @Test
  void shouldRefusePartsThatDoNotMatch() {
    Dilations dilations = new Dilations(new int[] {5}, new int[] {1});
    int[][] chosen = new int[84][1];
    assertThatThrownBy(() -> new MiniRocketTransform(1, 40, dilations, chosen, new float[84]))
        .hasMessageContaining("dilation 5 do not fit signals of length 40");
    assertThatThrownBy(() -> new MiniRocketTransform(1, 41, dilations, chosen, new float[83]))
        .hasMessageContaining("83 biases");
    float[] infinite = new float[84];
    infinite[7] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> new MiniRocketTransform(1, 41, dilations, chosen, infinite))
        .hasMessageContaining("Infinity");
    chosen[3][0] = 1;
    assertThatThrownBy(() -> new MiniRocketTransform(1, 41, dilations, chosen, new float[84]))
        .hasMessageContaining("[1] of 1");
    assertThatThrownBy(() -> new Dilations(new int[] {0}, new int[] {1}))
        .hasMessageContaining("dilation 0");
  }

  private float[][] signals(int size, int values) {
    float[][] signals = new float[size][values];
    for (float[] signal : signals) {
      for (int t = 0; t < values; t++) {
        // Coarse values, so that convolutions often equal a bias.
        signal[t] = Math.round(4 * (float) random.nextGaussian()) / 4f;
      }
    }
    return signals;
  }

  private static float[] computed(TransformScratch twin, MiniRocketTransform map, float[] signal) {
    float[] features = new float[map.count()];
    Arrays.fill(features, -1);
    twin.compute(signal, features);
    return features;
  }
}
