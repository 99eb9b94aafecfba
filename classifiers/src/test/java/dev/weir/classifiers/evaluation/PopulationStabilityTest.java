package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PropertyTest
class PopulationStabilityTest {

  private final Random random = Seeds.random();
  private final int runs = Integer.getInteger("weir.drift.runs", Seeds.size(1_000, 200));

  @Test
  void shouldBeTheSumOverTheBins() {
    // Given shares of 0.5, 0.3, 0.2 against 0.4, 0.4, 0.2, in so many records that half a record is
    // negligible
    long[] counts = {500_000_000, 300_000_000, 200_000_000};
    long[] reference = {400_000_000, 400_000_000, 200_000_000};

    // Then
    double expected = 0.1 * Math.log(0.5 / 0.4) - 0.1 * Math.log(0.3 / 0.4);
    assertThat(PopulationStability.of(counts, reference)).isCloseTo(expected, within(1e-8));
    assertThat(PopulationStability.of(reference, counts)).isCloseTo(expected, within(1e-8));
    assertThat(PopulationStability.of(counts, counts)).isZero();
  }

  @Test
  void shouldStayFiniteWhereABinIsEmpty() {
    assertThat(PopulationStability.of(new long[] {0, 100}, new long[] {50, 50}))
        .isGreaterThan(1)
        .isFinite();
    assertThat(PopulationStability.of(new long[] {0, 0}, new long[] {0, 0})).isZero();
    assertThatThrownBy(() -> PopulationStability.of(new long[2], new long[3]))
        .hasMessageContaining("2 bins cannot be compared with 3");
  }

  @Test
  void shouldKnowTheQuantileOfChiSquared() {
    // R: qchisq(0.9999, 9) = 33.72, qchisq(0.9999, 1) = 15.14; with one degree of freedom the
    // formula is 7% higher, so the test is more conservative
    assertThat(PopulationStability.byChance(10, 1_000, 4_000) / 0.00125)
        .isCloseTo(33.72, within(0.5));
    assertThat(PopulationStability.byChance(2, 1_000, 4_000) / 0.00125)
        .isBetween(15.14, 15.14 * 1.075);
  }

  /** Verifies the figures of docs/drift.md. */
  @Test
  void shouldRarelyPassWhatChanceDoes() {
    for (int records : new int[] {200, 1_000, 5_000}) {
      int passed = 0;
      int moderate = 0;
      double sum = 0;
      double scale = 1.0 / records + 1 / 4_000.0;
      for (int run = 0; run < runs; run++) {
        double index = PopulationStability.of(uniform(10, records), uniform(10, 4_000));
        sum += index;
        moderate += index >= 0.1 ? 1 : 0;
        passed += index > PopulationStability.byChance(10, records, 4_000) ? 1 : 0;
      }
      System.out.printf(
          "PSI of %,d records against 4,000 in 10 bins without a change: mean %.4f, 0.1 and more in"
              + " %d of %,d, more than %.4f in %d%n",
          records,
          sum / runs,
          moderate,
          runs,
          PopulationStability.byChance(10, records, 4_000),
          passed);
      assertThat(sum / runs).isCloseTo(9 * scale, within(meanError(scale, runs)));
      assertThat(passed).isLessThanOrEqualTo(3 + runs / 1_000);
    }
  }

  @Test
  void shouldGiveTheWorkedExample() {
    long[] reference = new long[10];
    Arrays.fill(reference, 400);
    long[] moved = new long[10];
    Arrays.fill(moved, 90);
    moved[9] = 190;
    assertThat(PopulationStability.of(moved, reference)).isCloseTo(0.067, within(0.001));
  }

  /**
   * Six standard errors of a mean of scaled chi-squared values with 9 degrees of freedom, so that
   * no seed fails by chance, plus 5% for the error of the approximation for 200 records.
   */
  private static double meanError(double scale, int runs) {
    return scale * (6 * Math.sqrt(2 * 9.0 / runs) + 9 / 20.0);
  }

  private long[] uniform(int bins, int records) {
    long[] counts = new long[bins];
    for (int i = 0; i < records; i++) {
      counts[random.nextInt(bins)]++;
    }
    return counts;
  }
}
