package dev.weir.classifiers.rocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PropertyTest
class RocketTest {

  private final long seed = Seeds.next();
  private static final RocketSettings SETTINGS =
      RocketSettings.defaults().withKernels(300).withThreads(2).withSeed(3);

  private final Random random = new Random(seed);

  @ParameterizedTest
  @CsvSource({"1,11", "1,12", "1,39", "1,40", "1,150", "2,41", "12,33"})
  void shouldGiveTheBitsOfTheDefinitionInBothTwins(int channels, int length) {
    // Given
    RocketTransform map = Rocket.draw(SETTINGS.withSeed(seed).withKernels(200), channels, length);
    TransformScratch plain = map.newFeatures(Vectorization.plain());
    TransformScratch simd = map.newFeatures(Vectorization.simd());
    for (int round = 0; round < 3; round++) {
      float[] signal = new float[channels * length];
      for (int t = 0; t < signal.length; t++) {
        signal[t] = (float) random.nextGaussian();
      }

      // When
      float[] actual = new float[map.count()];
      float[] twin = new float[map.count()];
      plain.compute(signal, actual);
      simd.compute(signal, twin);

      // Then
      assertThat(twin).isEqualTo(actual);
      assertThat(actual).isEqualTo(naive(map, signal));
    }
  }

  @Test
  void shouldDrawWhatThePaperSays() {
    // When
    List<KernelShape> kernels = Rocket.draw(SETTINGS.withKernels(20_000), 1, 40).kernels();

    // Then
    assertThat(kernels).extracting(KernelShape::taps).containsOnly(7, 9, 11);
    assertThat(kernels).allSatisfy(k -> assertThat(k.bias()).isBetween(-1f, 1f));
    assertThat(kernels).allSatisfy(k -> assertThat(sum(k.weights())).isCloseTo(0, within(1e-5)));
    assertThat(kernels).allSatisfy(k -> assertThat(k.span()).isLessThan(40));
    long padded = kernels.stream().filter(k -> k.padding() > 0).count();
    assertThat(padded / 20_000.0).isCloseTo(0.5, within(0.02));
    // log2(39 / 6) = 2.7: dilation 1 has 1 / 2.7 of the range for kernels of length 7.
    double ones =
        kernels.stream()
            .filter(k -> k.taps() == 7)
            .mapToInt(k -> k.dilation() == 1 ? 1 : 0)
            .average()
            .orElseThrow();
    assertThat(ones).isCloseTo(1 / (Math.log(6.5) / Math.log(2)), within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"1,2", "1,5", "3,3"})
  void shouldLearnSinesWithEqualBitsInBothScorers(int channels, int classes) {
    // Given
    LabelledSignals training = Synthetic.sines(40 * classes, channels, 50, classes, 1);
    LabelledSignals tests = Synthetic.sines(20 * classes, channels, 50, classes, 2);

    // When
    FeatureModel model = Rocket.train(training, SETTINGS, Progress.NONE).model();
    FeatureModel again = Rocket.train(training, SETTINGS.withThreads(3), Progress.NONE).model();

    // Then
    assertThat(Evaluation.of(model, tests).accuracy()).isGreaterThan(0.85);
    assertThat(model.kind()).isEqualTo("rocket-published");
    assertThat(model.preprocessing()).containsExactly("znorm:2");
    assertSameScores(
        model.newScorer(Vectorization.simd()), model.newScorer(Vectorization.plain()), tests);
    assertSameScores(model.newScorer(), again.newScorer(), tests);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    LabelledSignals shorter = Synthetic.sines(20, 1, 10, 2, 1);
    assertThatThrownBy(() -> Rocket.train(shorter, SETTINGS, Progress.NONE))
        .hasMessageContaining("length 10 (10 after [znorm:2]) are too short")
        .hasMessageContaining("need 11 samples");
    assertThatThrownBy(() -> SETTINGS.withKernels(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> SETTINGS.withThreads(0)).hasMessageContaining("not 0");
    int[] first = {0};
    assertThatThrownBy(() -> map(new KernelShape(new float[8], first, 0, 1, 0)))
        .hasMessageContaining("not 8 for 1");
    assertThatThrownBy(() -> map(new KernelShape(new float[7], first, 0, 2, 5)))
        .hasMessageContaining("5 zeros");
    assertThatThrownBy(() -> map(new KernelShape(new float[7], first, 0, 7, 0)))
        .hasMessageContaining("does not fit signals of length 42");
    assertThatThrownBy(() -> map(new KernelShape(new float[7], new int[] {1}, 0, 1, 0)))
        .hasMessageContaining("channels [1] of 1");
  }

  private static RocketTransform map(KernelShape kernel) {
    return new RocketTransform(1, 42, List.of(kernel));
  }

  private static float[] naive(RocketTransform map, float[] signal) {
    float[] features = new float[map.count()];
    for (int k = 0; k < map.kernels().size(); k++) {
      KernelShape kernel = map.kernels().get(k);
      int positive = 0;
      int positions = 0;
      float max = Float.NEGATIVE_INFINITY;
      int last = map.length() + kernel.padding() - kernel.span();
      for (int t = -kernel.padding(); t < last; t++) {
        float value = value(kernel, signal, map.length(), t);
        positive += value > 0 ? 1 : 0;
        max = Math.max(max, value);
        positions++;
      }
      features[2 * k] = (float) positive / positions;
      features[2 * k + 1] = max;
    }
    return features;
  }

  private static float value(KernelShape kernel, float[] signal, int length, int from) {
    float sum = kernel.bias();
    for (int c = 0; c < kernel.channels().length; c++) {
      for (int j = 0; j < kernel.taps(); j++) {
        int t = from + j * kernel.dilation();
        float x = t < 0 || t >= length ? 0 : signal[kernel.channels()[c] * length + t];
        sum += kernel.weights()[c * kernel.taps() + j] * x;
      }
    }
    return sum;
  }

  private static double sum(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private static void assertSameScores(
      SignalScorer first, SignalScorer second, LabelledSignals signals) {
    double[] expected = new double[signals.classes().size()];
    double[] actual = new double[signals.classes().size()];
    for (double[] values : signals.signals()) {
      first.score(values, expected);
      second.score(values, actual);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
