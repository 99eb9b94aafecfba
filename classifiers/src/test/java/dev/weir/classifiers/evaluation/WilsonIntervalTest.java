package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

  @Test
  void shouldGiveKnownIntervals() {
    assertInterval(WilsonInterval.of(10, 10), 0.7224672, 1);
    assertInterval(WilsonInterval.of(0, 10), 0, 0.2775328);
    assertInterval(WilsonInterval.of(5, 10), 0.2365931, 0.7634069);
    assertInterval(WilsonInterval.of(960, 1000), 0.9459904, 0.9704890);
  }

  @Test
  void shouldSolveTheEquationThatDefinesIt() {
    // The bounds are the shares p for which |correct / total - p| = z sqrt(p (1 - p) / total).
    for (int correct = 0; correct <= 37; correct++) {
      WilsonInterval interval = WilsonInterval.of(correct, 37);
      for (double p : new double[] {interval.lower(), interval.upper()}) {
        double distance = Math.abs(correct / 37.0 - p);
        assertThat(distance)
            .isCloseTo(1.959963984540054 * Math.sqrt(p * (1 - p) / 37), within(1e-12));
      }
    }
  }

  @Test
  void shouldSayNothingOfNothing() {
    assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
  }

  @Test
  void shouldRefuseMoreCorrectThanAll() {
    assertThatThrownBy(() -> WilsonInterval.of(11, 10)).hasMessageContaining("11 of 10");
  }

  private static void assertInterval(WilsonInterval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, within(1e-6));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-6));
  }
}
