package dev.weir.classifiers.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitFreeStepsTest {

  private static final double EPSILON = 0x1p-52;

  private final Random random = new Random(20);

  @ParameterizedTest
  @CsvSource({"detrend,40", "znorm,40", "velocity,40", "detrend,1", "znorm,2", "velocity,3"})
  void shouldDoTheSameAsTheFirstVersionWhereThatAddsNothingThatCounts(String step, int length) {
    // given
    double[] values = noise(length, 1000);

    // when
    double[] second = apply(values, step + ":2");

    // then
    assertThat(second).containsExactly(apply(values, step), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"znorm", "velocity", "detrend,znorm", "detrend,velocity", "centre,znorm"})
  void shouldGiveTheSameBitsInUnitsThatArePowersOfTwoOfEachOther(String steps) {
    // given
    String[] chain = Preprocessing.newest(List.of(steps.split(","))).toArray(String[]::new);
    double[] values = noise(150, 1);
    double[] expected = apply(values, chain);

    // then
    for (int exponent : new int[] {-960, -500, -205, -195, -70, -1, 30, 195, 205, 600, 1015}) {
      assertThat(apply(times(values, Math.scalb(1.0, exponent)), chain))
          .as("times 2^%d", exponent)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"znorm", "velocity", "detrend,znorm", "peak_align,znorm"})
  void shouldGiveTheSameInAnyUnit(String steps) {
    // given
    String[] chain = Preprocessing.newest(List.of(steps.split(","))).toArray(String[]::new);
    double[] values = noise(150, 1);
    double[] expected = apply(values, chain);

    // then: values of 1e-318 are subnormal and only have three or four digits
    for (double unit : new double[] {1e-300, 1e-21, 1e-13, 1e-6, 1e6, 1e13, 1e300}) {
      assertThat(apply(times(values, unit), chain))
          .as("times %s", unit)
          .containsExactly(expected, within(1e-11));
    }
    assertThat(apply(times(values, 1e-318), chain)).containsExactly(expected, within(1e-2));
  }

  @Test
  void shouldKeepTheUnitWhereASignalIsOnlyMoved() {
    // given
    double[] values = noise(40, 1);

    // then
    for (String step : new String[] {"centre", "detrend:2"}) {
      double[] expected = times(apply(values, step), 0x1p-70);
      assertThat(apply(times(values, 0x1p-70), step)).isEqualTo(expected);
    }
    assertThat(Arrays.stream(apply(values, "centre")).sum()).isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 150, 2000, 100_000})
  void shouldMakeZerosOfAConstantSignal(int length) {
    for (double level : new double[] {0, 5, 0.1, -1e7, 1e-21, 1e300, Double.MIN_VALUE}) {
      double[] values = new double[length];
      Arrays.fill(values, level);
      assertZeros(values, "constant " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 24, 150, 2000, 100_000})
  void shouldMakeZerosOfASignalThatIsConstantButForRounding(int length) {
    for (double level : new double[] {1e7, 0.1, -3e-21, 7e250}) {
      // given: deviations of two rounding units, as after adding and subtracting a level
      double[] values = new double[length];
      Arrays.setAll(values, i -> level * (1 + (random.nextInt(5) - 2) * EPSILON));

      // then
      assertZeros(values, "about " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 24, 150, 2000, 100_000})
  void shouldMakeZerosOfALine(int length) {
    for (double slope : new double[] {0.1, -1e-13, 3e20}) {
      double[] values = new double[length];
      Arrays.setAll(values, i -> slope * (i - 7));
      assertThat(apply(values, "detrend:2")).containsOnly(0);
      assertThat(apply(values, "velocity:2")).containsOnly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e4, -1e7, 1e10})
  void shouldKeepASignalOnALargeOffset(double offset) {
    // given: what remains of the signal in the sum
    double[] values = noise(150, 1);
    double[] moved = Arrays.stream(values).map(value -> value + offset).toArray();
    double[] left = Arrays.stream(moved).map(value -> value - offset).toArray();

    // then: nothing more is lost
    for (String step : new String[] {"centre", "detrend:2", "znorm:2", "velocity:2"}) {
      assertThat(apply(moved, step)).containsExactly(apply(left, step), within(1e-11));
    }
  }

  @Test
  void shouldTellASignalOfAHundredRoundingsFromAConstant() {
    // given
    double[] values = new double[150];
    Arrays.setAll(values, i -> 1e7 + (i % 2 == 0 ? 1 : -1) * 50 * 1e7 * EPSILON);

    // then
    double[] z = apply(values, "detrend:2", "znorm:2");
    assertThat(Arrays.stream(z).map(Math::abs).min().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  void shouldReadNamesAsTheNewestVersionOrAsTheOneThatIsNamed() {
    assertThat(Preprocessing.newest(List.of("centre", "detrend", "znorm:1", "velocity:2")))
        .containsExactly("centre", "detrend:2", "znorm", "velocity:2");
  }

  @Test
  void shouldSayWhetherTheUnitMatters() {
    assertThat(Preprocessing.of(List.of("detrend:2", "znorm:2")).dropsUnit()).isTrue();
    assertThat(Preprocessing.of(List.of("peak_align", "velocity:2", "znorm")).dropsUnit()).isTrue();
    assertThat(Preprocessing.of(List.of("detrend", "znorm", "znorm:2")).dropsUnit()).isFalse();
    assertThat(Preprocessing.of(List.of("centre")).dropsUnit()).isFalse();
    assertThat(Preprocessing.of(List.of()).dropsUnit()).isFalse();
  }

  private static void assertZeros(double[] values, String name) {
    for (String step : new String[] {"centre", "detrend:2", "znorm:2"}) {
      assertThat(apply(values, step)).as("%s of %s", step, name).containsOnly(0);
    }
    assertThat(apply(values, "detrend:2", "znorm:2")).as(name).containsOnly(0);
    if (values.length > 1) {
      assertThat(apply(values, "velocity:2")).as(name).containsOnly(0);
    }
  }

  private double[] noise(int length, double scale) {
    return random.doubles(length).map(value -> (3 * value - 1) * scale).toArray();
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  private static double[] apply(double[] values, String... steps) {
    double[] buffer = values.clone();
    int length = Preprocessing.of(List.of(steps)).apply(buffer, buffer.length);
    return Arrays.copyOf(buffer, length);
  }
}
