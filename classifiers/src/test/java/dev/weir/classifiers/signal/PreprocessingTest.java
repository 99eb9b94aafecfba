package dev.weir.classifiers.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PropertyTest
class PreprocessingTest {

  private final Random random = Seeds.random();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 39, 40, 150})
  void shouldDetrendLikeTheNormalEquations(int length) {
    assertSame("detrend", length, PreprocessingTest::naiveDetrend);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 39, 40, 150})
  void shouldNormaliseLikeTheDefinition(int length) {
    assertSame("znorm", length, x -> scaled(x, mean(x), deviation(x)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 39, 40, 150})
  void shouldTakeTheVelocityLikeTheDefinition(int length) {
    assertSame(
        "velocity",
        length,
        x -> {
          double[] y = naiveDetrend(x);
          double[] v = IntStream.range(1, length).mapToDouble(i -> y[i] - y[i - 1]).toArray();
          return scaled(v, 0, deviation(v));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 39, 40, 150})
  void shouldAlignThePeakLikeTheDefinition(int length) {
    assertSame("peak_align", length, PreprocessingTest::naivePeakAlign);
  }

  @Test
  void shouldLeaveNothingOfALine() {
    // Given
    double[] line = {1, 3, 5, 7};

    // When
    double[] result = apply(line, "detrend", "znorm");

    // Then
    assertThat(result).containsExactly(new double[4], within(1e-6));
  }

  @Test
  void shouldKeepAConstantSignalFinite() {
    assertThat(apply(new double[] {5, 5, 5}, "znorm")).containsExactly(0, 0, 0);
    assertThat(apply(new double[] {5, 5, 5}, "velocity")).containsExactly(0, 0);
    assertThat(apply(new double[] {3, 7}, "velocity")).containsExactly(new double[1], within(1e-6));
  }

  @Test
  void shouldSmoothAPeakAsSciPyDoes() {
    // scipy.ndimage.gaussian_filter1d([0] * 10 + [1] + [0] * 9, 2) peaks at index 10; one sample
    // from the end the reflection moves the peak to the very end.
    double[] middle = new double[20];
    middle[10] = -1;
    double[] end = new double[20];
    end[18] = 1;

    assertThat(apply(middle, "peak_align")[0]).isEqualTo(-1);
    assertThat(apply(end, "peak_align")[0]).isZero();
    assertThat(apply(end, "peak_align")[19]).isEqualTo(1);
  }

  @Test
  void shouldChainStepsInTheirOrder() {
    // Given
    double[] values = Synthetic.noise(40, random);

    // When
    double[] chained = apply(values, "detrend", "velocity", "peak_align");

    // Then
    double[] stepwise = apply(apply(apply(values, "detrend"), "velocity"), "peak_align");
    assertThat(chained).isEqualTo(stepwise).hasSize(39);
    assertThat(Preprocessing.of(List.of("detrend", "velocity", "velocity")).outputLength(40))
        .isEqualTo(38);
  }

  @Test
  void shouldProcessEachChannelByItself() {
    // Given
    double[] first = Synthetic.noise(40, random);
    double[] second = Synthetic.noise(40, random);
    double[] both =
        IntStream.range(0, 80).mapToDouble(i -> i < 40 ? first[i] : second[i - 40]).toArray();
    LabelledSignals signals =
        new LabelledSignals(new double[][] {both}, 2, new int[] {0}, List.of("a"));

    // When
    LabelledSignals processed = Preprocessing.of(List.of("velocity")).apply(signals);

    // Then
    assertThat(processed.length()).isEqualTo(39);
    assertThat(Arrays.copyOf(processed.signal(0), 39)).isEqualTo(apply(first, "velocity"));
    assertThat(Arrays.copyOfRange(processed.signal(0), 39, 78))
        .isEqualTo(apply(second, "velocity"));
  }

  @Test
  void shouldNameAnUnknownStepAndTheKnownOnes() {
    assertThatThrownBy(() -> Preprocessing.of(List.of("detrend", "zscore")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"zscore\"")
        .hasMessageContaining(
            "[centre, detrend, detrend:2, peak_align, velocity, velocity:2, znorm, znorm:2]");
  }

  @Test
  void shouldRefuseASignalTooShortForAStep() {
    assertThatThrownBy(() -> Preprocessing.of(List.of("velocity", "velocity")).outputLength(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("velocity needs at least 2 samples")
        .hasMessageContaining("gets 1");
  }

  private void assertSame(String step, int length, UnaryOperator<double[]> oracle) {
    double[] values = Synthetic.noise(length, random);
    assertThat(apply(values, step)).containsExactly(oracle.apply(values.clone()), within(1e-9));
  }

  private static double[] apply(double[] values, String... steps) {
    double[] buffer = values.clone();
    int length = Preprocessing.of(List.of(steps)).apply(buffer, buffer.length);
    return Arrays.copyOf(buffer, length);
  }

  /** Solves the 2 x 2 normal equations of a line through (t, x[t]). */
  private static double[] naiveDetrend(double[] x) {
    int n = x.length;
    double t1 = IntStream.range(0, n).asDoubleStream().sum();
    double t2 = IntStream.range(0, n).mapToDouble(t -> (double) t * t).sum();
    double tx = IntStream.range(0, n).mapToDouble(t -> t * x[t]).sum();
    double sum = Arrays.stream(x).sum();
    double slope = n == 1 ? 0 : (n * tx - t1 * sum) / (n * t2 - t1 * t1);
    double offset = (sum - slope * t1) / n;
    return IntStream.range(0, n).mapToDouble(t -> x[t] - offset - slope * t).toArray();
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double deviation(double[] x) {
    double mean = mean(x);
    return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static double[] scaled(double[] x, double offset, double deviation) {
    return Arrays.stream(x).map(v -> (v - offset) / (deviation + 1e-8)).toArray();
  }

  /** Reflects the signal explicitly, convolves it, and finds the first maximum. */
  private static double[] naivePeakAlign(double[] x) {
    int n = x.length;
    double[] smooth = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int j = -8; j <= 8; j++) {
        double weight = Math.exp(-j * j / 8.0);
        int at = i + j;
        while (at < 0 || at >= n) {
          at = at < 0 ? -1 - at : 2 * n - 1 - at;
        }
        sum += weight * Math.abs(x[at]);
        weights += weight;
      }
      smooth[i] = sum / weights;
    }
    int peak = 0;
    for (int i = 1; i < n; i++) {
      peak = smooth[i] > smooth[peak] + 1e-12 ? i : peak;
    }
    double[] rolled = new double[n];
    for (int i = 0; i < n; i++) {
      rolled[i] = x[(i + peak) % n];
    }
    return rolled;
  }
}
