package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.base.Digests;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expected figures are from NumPy 2.4.6, not from this code. Labels are compared by digest;
 * values, which may differ in the last bit, by sums and samples.
 */
class Mnist1dTest {

  @ParameterizedTest
  @CsvSource({
    "42, 4f5f4160c519e3c47f9d3e196c161336fcd32126a9efffe4153d6e7c8b73f963",
    "7, 0cdc56557b9fa93e512ae96bd0f4faa2be4942143114a13672765171aa8f05aa",
    "4294967295, c633b8338b4657276d8a50378893240c1e43dea453aeed9fdef61ec1b7c3eb94"
  })
  void shouldHaveLabelsInNumPysOrder(long seed, String sha256) {
    // When
    SignalDataSet made = Mnist1d.generate(seed);
    // Then
    byte[] labels = new byte[5000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i < 4000 ? made.train().labels()[i] : made.test().labels()[i - 4000]);
    }
    assertThat(Digests.of(labels)).isEqualTo(sha256);
  }

  @ParameterizedTest
  @CsvSource({
    "42, 148316.17264806535, 445.71845196597235, -0.33200566736939013, 1.1931518368352758",
    "7, 148597.99597699888, 310.47102706086434, -0.13126476918310542, -0.13969130055007956",
    "4294967295, 148367.7576207332, -231.01261139999855, -2.1903982117072616, 0.6732872030477982"
  })
  void shouldHaveNumPysValues(
      long seed, double absoluteSum, double weightedSum, double first, double last) {
    // When
    double[] values = flat(Mnist1d.generate(seed));
    // Then
    double absolute = IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).sum();
    double weighted =
        IntStream.range(0, values.length).mapToDouble(i -> values[i] * Math.cos(i)).sum();
    assertThat(absolute).isCloseTo(absoluteSum, within(1e-7));
    assertThat(weighted).isCloseTo(weightedSum, within(1e-8));
    assertThat(values[0]).isCloseTo(first, within(1e-12));
    assertThat(values[values.length - 1]).isCloseTo(last, within(1e-12));
  }

  @Test
  void shouldHaveTheShapeOfTheSet() {
    // When
    SignalDataSet made = Mnist1d.generate(42);
    // Then
    assertThat(made.name()).isEqualTo("mnist1d");
    assertThat(made.train().size()).isEqualTo(4000);
    assertThat(made.test().size()).isEqualTo(1000);
    assertThat(made.train().length()).isEqualTo(40);
    assertThat(made.train().classes())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    Moments moments = Moments.of(flat(made));
    assertThat(moments.mean()).isCloseTo(0, within(1e-12));
    assertThat(moments.deviation()).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldMakeTheSameTwice() {
    LabelledSignals one = Mnist1d.generate(3).train();
    LabelledSignals two = Mnist1d.generate(3).train();
    assertThat(one.digest()).isEqualTo(two.digest());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4294967296L})
  void shouldRefuseSeedsThatNumPyRefuses(long seed) {
    assertThatThrownBy(() -> Mnist1d.generate(seed)).hasMessageContaining(Long.toString(seed));
  }

  private static double[] flat(SignalDataSet made) {
    return Stream.of(made.train(), made.test())
        .flatMap(part -> Stream.of(part.signals()))
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }
}
