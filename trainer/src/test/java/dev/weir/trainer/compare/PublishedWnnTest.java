package dev.weir.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PublishedWnnTest {

  @Test
  void shouldAddUpToThePublishedTotals() {
    int[] totals = {266, 407, 185, 126, 110, 106, 107, 114, 121, 130, 139, 148};
    for (int i = 0; i < totals.length; i++) {
      assertThat(PublishedWnn.balancedByDigit(PublishedWnn.WINDOWS.get(i)))
          .containsEntry("errors", (double) totals[i])
          .hasSize(11);
    }
  }

  @Test
  void shouldCountOperationsAsThePaper() {
    assertThat(PublishedWnn.operations(10, 24_000, 28, 11)).isCloseTo(6.8e10, within(1e9));
    assertThat(PublishedWnn.operations(10, 6_000, 28, PublishedWnn.WHOLE))
        .isEqualTo(60_000 * 2353.0);
  }
}
