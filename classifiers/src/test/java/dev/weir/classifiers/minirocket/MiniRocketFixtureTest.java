package dev.weir.classifiers.minirocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.features.PreparedSignals;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.testing.Npy;
import dev.weir.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comparison with the output of the authors' program on GunPoint. */
@Tag("data")
class MiniRocketFixtureTest {

  private static final int LENGTH = 150;

  @Test
  void shouldGiveTheFeaturesOfTheAuthorsProgram() throws IOException {
    // Given
    float[] biases = Npy.floats(file("biases"));
    MiniRocketTransform map =
        new MiniRocketTransform(1, LENGTH, dilations(), onlyChannel(), biases);
    float[] expected = Npy.floats(file("features"));
    float[][] signals = signals("TEST");

    // Then
    for (TransformScratch twin :
        List.of(map.newFeatures(Vectorization.plain()), map.newFeatures(Vectorization.simd()))) {
      float[] features = new float[map.count()];
      for (int i = 0; i < expected.length / features.length; i++) {
        twin.compute(signals[i], features);
        int from = i * features.length;
        assertThat(features)
            .containsExactly(
                Arrays.copyOfRange(expected, from, from + features.length), within(1e-6f));
      }
    }
  }

  @Test
  void shouldFindTheDilationsOfTheAuthorsProgram() throws IOException {
    // When
    Dilations found = Dilations.of(LENGTH, 10_000);

    // Then
    Dilations expected = dilations();
    assertThat(found.size()).isEqualTo(expected.size());
    for (int d = 0; d < found.size(); d++) {
      assertThat(found.dilation(d)).isEqualTo(expected.dilation(d));
      assertThat(found.count(d)).isEqualTo(expected.count(d));
    }
  }

  /**
   * The signals drawn by its generator are unknown: each kernel's biases must match one of the
   * signals.
   */
  @Test
  void shouldFitTheBiasesOfTheAuthorsProgramOnOneOfTheSignals() throws IOException {
    // Given
    float[] biases = Npy.floats(file("biases"));
    float[][] signals = signals("TRAIN");
    Dilations dilations = dilations();

    // Then
    int first = 0;
    for (int d = 0; d < dilations.size(); d++) {
      for (int k = 0; k < MiniKernels.COUNT; k++) {
        assertThat(distance(signals, dilations.dilation(d), k, biases, first, dilations.count(d)))
            .as("kernel %d at dilation %d", k, dilations.dilation(d))
            .isLessThan(1e-5);
        first += dilations.count(d);
      }
    }
  }

  private static double distance(
      float[][] signals, int dilation, int kernel, float[] biases, int first, int count) {
    double least = Double.MAX_VALUE;
    for (float[] signal : signals) {
      int[] heavy = NaiveMiniRocket.kernels().get(kernel);
      float[] values = NaiveMiniRocket.convolve(signal, LENGTH, new int[1], heavy, dilation);
      Arrays.sort(values);
      double greatest = 0;
      for (int f = first; f < first + count; f++) {
        float bias = BiasFit.quantile(values, BiasFit.share(f));
        greatest = Math.max(greatest, Math.abs(bias - biases[f]));
      }
      least = Math.min(least, greatest);
    }
    return least;
  }

  private static Dilations dilations() throws IOException {
    return new Dilations(
        Npy.shortInts(file("dilations")), Npy.shortInts(file("features_per_dilation")));
  }

  private static int[][] onlyChannel() throws IOException {
    return new int[dilations().size() * MiniKernels.COUNT][1];
  }

  private static float[][] signals(String part) throws IOException {
    LabelledSignals signals = TestData.ucr("GunPoint", part);
    return PreparedSignals.of(signals, Preprocessing.of(List.of())).signals();
  }

  private static Path file(String name) {
    return TestData.folder("minirocket").resolve(name + ".npy");
  }
}
