package dev.weir.classifiers.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.Synthetic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalRangeTest {

  private static final LabelledSignals SINES = Synthetic.sines(40, 2, 40, 2, 3);

  @ParameterizedTest
  @CsvSource({
    "0,1,0",
    "1e4,1,0",
    "1e7,1,1",
    "-1e7,1,1",
    "1e7,1e4,0",
    "0,1e-30,0",
    "1e-23,1e-30,1",
    "0,1e200,0"
  })
  void shouldWarnOfSignalsThatLieWhereFloatsAreCoarse(double offset, double scale, int warnings) {
    // given
    LabelledSignals signals = moved(scale, offset);

    // when
    List<String> found = range(signals).warnings(0);

    // then
    assertThat(found).hasSize(warnings).allMatch(each -> each.contains("--preprocess znorm"));
    assertThat(range(signals, "centre").warnings(0)).isEmpty();
    assertThat(range(signals, "znorm:2").warnings(0)).isEmpty();
  }

  @Test
  void shouldNameWhereTheyLieAndHowFarApartFloatsAreThere() {
    assertThat(range(moved(1, 1e7)).warnings(0).getFirst())
        .contains("half of the signals reach 1.00e+07", "numbers about 1.00e+07 are 1.0 apart")
        .contains("standard deviation, without preprocessing)")
        .contains("vary by 2.02 or less", "or centre, which keeps the amplitude");
  }

  @ParameterizedTest
  @CsvSource({"0,1e-50,true", "1e9,1,true", "0,1e-30,false", "0,1,false", "1e4,1,false"})
  void shouldTellWhetherAFinishedModelLosesTheSignals(double offset, double scale, boolean lost) {
    assertThat(range(moved(scale, offset)).lost().isPresent()).isEqualTo(lost);
    assertThat(range(moved(scale, offset), "znorm:2").lost()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1e-3,0", "1e-7,1", "1e-40,1"})
  void shouldWarnOfSignalsThatVanishBesideBiases(double scale, int warnings) {
    assertThat(range(moved(scale, 0)).warnings(1))
        .hasSize(warnings)
        .allMatch(each -> each.endsWith("Use --preprocess znorm"));
  }

  @ParameterizedTest
  @CsvSource({"1", "1e-13", "1e-300", "1e300"})
  void shouldMeasureTheDeviationInAnyUnit(double unit) {
    // given: half of the values 1, half -1
    double[][] square = new double[3][8];
    for (double[] signal : square) {
      Arrays.setAll(signal, t -> t % 2 == 0 ? unit : -unit);
    }
    LabelledSignals signals = new LabelledSignals(square, new int[3], List.of("one"));

    // then
    assertThat(range(signals).deviation() / unit).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldCountConstantSignals() {
    // given: in the first of three signals, the second channel is constant up to rounding
    LabelledSignals signals = Synthetic.sines(3, 2, 40, 2, 3);
    double[] first = signals.signal(0);
    for (int t = 40; t < 80; t++) {
      first[t] = 1e7 + 3 * (t % 2) * Math.ulp(1e7);
    }

    // then
    assertThat(range(signals, "detrend:2", "znorm:2").warnings(0))
        .singleElement()
        .asString()
        .startsWith("1 of 6 signals or channels are constant");
    assertThat(range(signals).warnings(0)).isEmpty();
  }

  @Test
  void shouldHaveNothingToSayOfSignalsThatAreAllConstant() {
    LabelledSignals signals = new LabelledSignals(new double[4][9], new int[4], List.of("one"));
    assertThat(range(signals).warnings(1)).isEmpty();
    assertThat(range(signals).deviation()).isZero();
    assertThat(range(signals, "znorm:2").warnings(1))
        .singleElement()
        .asString()
        .startsWith("4 of 4 signals or channels are constant");
  }

  private static SignalRange range(LabelledSignals signals, String... steps) {
    return SignalRange.of(signals, Preprocessing.of(List.of(steps)));
  }

  private static LabelledSignals moved(double scale, double offset) {
    double[][] moved =
        Arrays.stream(SINES.signals())
            .map(values -> Arrays.stream(values).map(v -> v * scale + offset).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(moved, 2, SINES.labels(), SINES.classes());
  }
}
