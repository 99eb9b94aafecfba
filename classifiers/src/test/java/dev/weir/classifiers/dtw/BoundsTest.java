package dev.weir.classifiers.dtw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PropertyTest
class BoundsTest {

  private final Random random = Seeds.random();

  @Test
  void shouldNeverExceedTheDistanceEvenInTheLastBit() {
    int tight = 0;
    for (int round = 0; round < 2000; round++) {
      // Given
      int length = 1 + random.nextInt(12);
      DtwSettings settings = RandomSettings.of(random, length);
      double[][] training = RandomSettings.signals(random, 3, length);
      double[] query = RandomSettings.signals(random, 1, length)[0];
      KimBound kim = new KimBound(settings, length);
      double[] keogh = keogh(settings, query, training);

      for (int s = 0; s < training.length; s++) {
        // When
        WarpingMatrix matrix = WarpingMatrix.of(query, training[s], settings);
        double square = matrix.at(matrix.end()[0], matrix.end()[1]);
        double ends = kim.of(query, training[s]);
        double ranges = keogh[s];

        // Then
        assertThat(ends).as("%s, length %d", settings, length).isBetween(0.0, square);
        assertThat(ranges).as("%s, length %d", settings, length).isBetween(0.0, square);
        tight += ends > 0.5 * square && ranges > 0.5 * square ? 1 : 0;
      }
    }
    assertThat(tight).isPositive();
  }

  @Test
  void shouldBeWhatTheyAreByHand() {
    double[] query = {1, 5, 0, 2};
    double[] training = {0, 1, 2, 4};
    DtwSettings window = DtwSettings.DEFAULTS.withWindow(1);
    // (1 - 0)^2 + (2 - 4)^2
    assertThat(new KimBound(window, 4).of(query, training)).isEqualTo(5);
    // Ranges 0..1, 0..2, 1..4, 2..4: 0 + 9 + 1 + 0
    assertThat(keogh(window, query, training)).isEqualTo(10);
    // Without a window the range is 0..4
    assertThat(keogh(DtwSettings.DEFAULTS, query, training)).isEqualTo(1);
  }

  @Test
  void shouldCountNothingAtAnEndWithFreeSamples() {
    double[] query = {1, 5, 0, 2};
    double[] training = {0, 1, 2, 4};
    assertThat(kim(new Psi(1, 0, 0, 0), query, training)).isEqualTo(4);
    assertThat(kim(new Psi(0, 0, 0, 1), query, training)).isEqualTo(1);
    assertThat(kim(Psi.of(2), query, training)).isZero();
    assertThat(keogh(new DtwSettings(new Psi(2, 0, 0, 0), OptionalInt.of(1)), query, training))
        .isEqualTo(1);
  }

  private static double kim(Psi psi, double[] query, double[] training) {
    return new KimBound(new DtwSettings(psi, OptionalInt.empty()), query.length)
        .of(query, training);
  }

  private static double keogh(DtwSettings settings, double[] query, double[] training) {
    return keogh(settings, query, new double[][] {training})[0];
  }

  /** The bounds of all signals, one block after the other, in both twins. */
  private static double[] keogh(DtwSettings settings, double[] query, double[][] training) {
    double[] plain = keogh(settings, query, training, Vectorization.plain().rows(2));
    Vectorization best = Vectorization.best();
    double[] other = keogh(settings, query, training, best.rows(best.rowLanes()));
    assertThat(other).isEqualTo(plain);
    return plain;
  }

  private static double[] keogh(
      DtwSettings settings, double[] query, double[][] training, BlockRows rows) {
    KeoghBound keogh = new KeoghBound(settings, training, rows.lanes());
    double[] bounds = new double[training.length];
    double[] sums = new double[rows.lanes()];
    for (int s = 0; s < training.length; s++) {
      keogh.of(query, s / sums.length, rows, sums);
      bounds[s] = sums[s % sums.length];
    }
    return bounds;
  }
}
