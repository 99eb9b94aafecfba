package dev.weir.classifiers.internal.wnn.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.internal.wnn.minima.ShortWindowNearest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellCostsTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 3, 4})
  void shouldNeverBeTooMuchNorLoseMoreThanItSays(double power) {
    for (int window : new int[] {3, 11, 27, 55}) {
      // Given
      WindowGrid grid = WindowGrid.of(28, 28, window);
      PowerTable powers = PowerTable.of(power, (double) grid.cellsOfAll());
      CellCosts costs = CellCosts.ofPixels(powers, grid, 255, ShortWindowNearest.BOUND);
      for (int d = 0; d < PowerTable.GREYS; d++) {
        // When
        long cost = costs.of(d) << costs.shift();

        // Then
        assertThat(cost)
            .as("window %d, difference %d", window, d)
            .isBetween(powers.raised(d) - costs.mostLost(), powers.raised(d));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 3, 4})
  void shouldBoundFourPixelsByTheirMean(double power) {
    // Given
    WindowGrid grid = WindowGrid.pooled(28, 28, 11);
    PowerTable powers = PowerTable.of(power, (double) WindowGrid.of(28, 28, 11).cellsOfAll());
    CellCosts costs = CellCosts.ofPooled(powers, grid, 255, ShortWindowNearest.BOUND);
    for (int d = 0; d < PowerTable.GREYS; d++) {
      // When
      long cost = costs.of(d) << costs.shift();

      // Then: means rounded down differ by d only if the exact ones differ by more than d - 1
      assertThat(cost).isBetween(0L, 4 * powers.raised(Math.max(0, d - 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3})
  void shouldFitSixteenBits(double power) {
    WindowGrid grid = WindowGrid.of(28, 28, 11);
    PowerTable powers = PowerTable.of(power, (double) grid.cellsOfAll());
    CellCosts costs = CellCosts.ofPixels(powers, grid, 255, ShortWindowNearest.BOUND);
    assertThat(costs.of(255) * grid.largest()).isLessThanOrEqualTo(ShortWindowNearest.BOUND);
  }
}
