package dev.weir.classifiers.dtw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.dtw.WarpingPath.Pair;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PropertyTest
class WarpingPathTest {

  private final Random random = Seeds.random();

  @Test
  void shouldPairTheSamplesOfTheWorkedExample() {
    // When
    WarpingPath path =
        WarpingPath.of(new double[] {0, 1, 1, 2}, new double[] {0, 1, 2, 2}, DtwSettings.DEFAULTS);

    // Then
    assertThat(path.distance()).isZero();
    assertThat(path.pairs())
        .containsExactly(
            new Pair(0, 0), new Pair(1, 1), new Pair(2, 1), new Pair(3, 2), new Pair(3, 3));
  }

  @Test
  void shouldLeaveOutFreeSamplesAtAnEnd() {
    double[] longer = {9, 0, 1, 2};
    double[] shorter = {0, 1, 2};
    assertThat(distance(longer, shorter, DtwSettings.DEFAULTS)).isEqualTo(9);
    assertThat(distance(longer, shorter, psi(new Psi(1, 0, 0, 0)))).isZero();
    assertThat(distance(shorter, longer, psi(new Psi(0, 0, 1, 0)))).isZero();
    assertThat(distance(longer, shorter, psi(new Psi(0, 1, 1, 1)))).isPositive();
    assertThat(WarpingPath.of(longer, shorter, psi(new Psi(1, 0, 0, 0))).pairs())
        .containsExactly(new Pair(1, 0), new Pair(2, 1), new Pair(3, 2));
  }

  @Test
  void shouldBeTheCheapestOfAllPaths() {
    for (int i = 0; i < 500; i++) {
      // Given
      double[] first = signal(1 + random.nextInt(5));
      double[] second = signal(1 + random.nextInt(5));
      DtwSettings settings = settings(first.length, second.length);

      // When
      WarpingPath path = WarpingPath.of(first, second, settings);

      // Then
      assertThat(path.distance())
          .as("%s of %s and %s", settings, Arrays.toString(first), Arrays.toString(second))
          .isCloseTo(BruteForce.distance(first, second, settings), within(1e-12));
      assertIsAPath(path, first, second, settings);
    }
  }

  @Test
  void shouldSayWhatIsWrongWithTheSettings() {
    double[] signal = signal(4);
    assertThatThrownBy(() -> distance(signal, signal, psi(Psi.of(4))))
        .hasMessageContaining("psi of 4, 4, 4, 4 is too much for signals of length 4 and 4");
    assertThatThrownBy(() -> Psi.of(-1)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> DtwSettings.DEFAULTS.withWindow(-2)).hasMessageContaining("not -2");
    assertThatThrownBy(() -> distance(signal, signal(7), DtwSettings.DEFAULTS.withWindow(1)))
        .hasMessageContaining("length 4 and 7 within a window of 1");
  }

  private static double distance(double[] first, double[] second, DtwSettings settings) {
    return WarpingPath.of(first, second, settings).distance();
  }

  private static DtwSettings psi(Psi psi) {
    return new DtwSettings(psi, OptionalInt.empty());
  }

  private DtwSettings settings(int first, int second) {
    Psi psi =
        random.nextBoolean()
            ? Psi.NONE
            : new Psi(
                random.nextInt(first),
                random.nextInt(first),
                random.nextInt(second),
                random.nextInt(second));
    OptionalInt window =
        random.nextBoolean()
            ? OptionalInt.empty()
            : OptionalInt.of(Math.abs(first - second) + random.nextInt(3));
    return new DtwSettings(psi, window);
  }

  private double[] signal(int length) {
    // Few distinct values, because ties are error-prone.
    return random.doubles(length).map(value -> Math.floor(4 * value)).toArray();
  }

  private static void assertIsAPath(
      WarpingPath path, double[] first, double[] second, DtwSettings settings) {
    double sum = 0;
    Pair before = null;
    for (Pair pair : path.pairs()) {
      sum += Math.pow(first[pair.first()] - second[pair.second()], 2);
      assertThat(Math.abs(pair.first() - pair.second()))
          .isLessThanOrEqualTo(settings.window().orElse(Integer.MAX_VALUE));
      if (before != null) {
        int ups = pair.first() - before.first();
        int rights = pair.second() - before.second();
        assertThat(ups).isBetween(0, 1);
        assertThat(rights).isBetween(0, 1);
        assertThat(ups + rights).isPositive();
      }
      before = pair;
    }
    assertThat(path.distance()).isCloseTo(Math.sqrt(sum), within(1e-12));
    assertThat(BruteForce.begins(path.pairs().getFirst(), settings.psi())).isTrue();
    assertThat(BruteForce.ends(path.pairs().getLast(), settings.psi(), first, second)).isTrue();
  }
}
