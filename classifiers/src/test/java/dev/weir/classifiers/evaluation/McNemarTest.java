package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class McNemarTest {

  @Test
  void shouldBeTheExactBinomialTest() {
    for (int first = 0; first <= 40; first++) {
      for (int second = 0; second <= 40; second++) {
        assertThat(new McNemar(first, second).pValue())
            .as("%d against %d", first, second)
            .isCloseTo(naive(first, second), within(1e-12));
      }
    }
  }

  @Test
  void shouldBeRightForCountsWhosePowersOfTwoUnderflow() {
    // Given 2^-2000, which underflows a double; an even split is no difference
    assertThat(new McNemar(1000, 1000).pValue()).isEqualTo(1);
    // Then 5.1 standard deviations from the middle, corrected for continuity: 2 x (1 -
    // normal(5.10)) = 3.4e-7
    assertThat(new McNemar(5000, 4502).pValue()).isCloseTo(3.4e-7, within(1e-7));
  }

  @Test
  void shouldSayWhatTheExampleSays() {
    assertThat(new McNemar(17, 3).pValue()).isCloseTo(0.0026, within(5e-5));
    assertThat(new McNemar(0, 0).pValue()).isEqualTo(1);
  }

  @Test
  void shouldRefuseCountsBelowZero() {
    assertThatThrownBy(() -> new McNemar(-1, 0)).hasMessageContaining("-1");
  }

  private static double naive(int first, int second) {
    int n = first + second;
    BigInteger tail = BigInteger.ZERO;
    BigInteger choices = BigInteger.ONE;
    for (int k = 0; k <= Math.min(first, second); k++) {
      tail = tail.add(choices);
      choices = choices.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
    }
    return Math.min(1, 2 * tail.doubleValue() / Math.pow(2, n));
  }
}
