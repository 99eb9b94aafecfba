package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected draws come from numpy.random.RandomState of NumPy 2.4.6. */
class LegacyRandomTest {

  @Test
  void shouldDrawWhatNumPyDraws() {
    // Given
    LegacyRandom random = new LegacyRandom(42);
    // When, Then: one sequence through every kind of draw
    assertThat(IntStream.range(0, 3).mapToDouble(i -> random.nextDouble()).toArray())
        .containsExactly(0.3745401188473625, 0.9507143064099162, 0.7319939418114051);
    assertThat(random.gaussians(3))
        .containsExactly(
            new double[] {-1.1118801180469204, 0.31890218468938336, 0.2790412922001377},
            within(1e-15));
    assertThat(IntStream.range(0, 8).map(i -> random.below(48)).toArray())
        .containsExactly(23, 2, 21, 1, 23, 43, 29, 37);
    assertThat(random.permutation(10)).containsExactly(5, 2, 7, 6, 8, 9, 3, 0, 4, 1);
    assertThat(random.nextDouble()).isEqualTo(0.5247746602583891);
  }

  @Test
  void shouldTakeTheLargestSeedAndABoundOfOne() {
    // Given
    LegacyRandom random = new LegacyRandom(4294967295L);
    // When, Then
    assertThat(random.nextDouble()).isEqualTo(0.0976320289940138);
    assertThat(random.below(1)).isZero();
    assertThat(random.permutation(5)).containsExactly(1, 2, 0, 3, 4);
    assertThat(random.nextGaussian()).isCloseTo(0.08130367, within(1e-8));
  }

  @Test
  void shouldGiveTheKnownDrawsOfTheMersenneTwister() {
    // Given: the seed and draws specified in the C++ standard
    MersenneTwister twister = new MersenneTwister(5489);
    // When
    int first = twister.next();
    for (int i = 2; i < 10_000; i++) {
      twister.next();
    }
    int tenThousandth = twister.next();
    // Then
    assertThat(Integer.toUnsignedLong(first)).isEqualTo(3499211612L);
    assertThat(Integer.toUnsignedLong(tenThousandth)).isEqualTo(4123659995L);
  }

  @Test
  void shouldRefuseABoundBelowOne() {
    assertThatThrownBy(() -> new LegacyRandom(1).below(0)).hasMessageContaining("not 0");
  }
}
