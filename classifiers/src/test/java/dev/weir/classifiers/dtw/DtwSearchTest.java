package dev.weir.classifiers.dtw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.neighbours.Neighbours;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PropertyTest
class DtwSearchTest {

  private final Random random = Seeds.random();

  @Test
  void shouldFindWhatMeasuringEveryPairFinds() {
    PairCounts seen = PairCounts.NONE;
    for (int round = 0; round < 150; round++) {
      // Given
      int length = 1 + random.nextInt(25);
      DtwSettings settings = RandomSettings.of(random, length);
      double[][] training = RandomSettings.signals(random, 1 + random.nextInt(150), length);
      double[] query = RandomSettings.signals(random, 1, length)[0];
      int k = 1 + random.nextInt(Math.min(9, training.length));
      DtwTraining index = new DtwTraining(training, settings);
      DtwSearch search = index.newSearch(k, Vectorization.simd());

      // When
      Neighbours found = search.nearest(query);

      // Then
      String as = "%s, length %d, k %d of %d".formatted(settings, length, k, training.length);
      List<Integer> expected = ranked(query, training, settings).subList(0, k);
      assertThat(indices(found)).as(as).isEqualTo(expected);
      for (int rank = 0; rank < k; rank++) {
        assertThat(found.distance(rank))
            .as(as)
            .isEqualTo(Math.sqrt(square(query, training[expected.get(rank)], settings)));
      }
      assertThat(indices(index.newSearch(k, Vectorization.plain()).nearest(query)))
          .as(as)
          .isEqualTo(expected);
      assertThat(search.counts().total()).isEqualTo(training.length);
      seen = seen.plus(search.counts());
    }
    assertThat(seen.kim()).isPositive();
    assertThat(seen.keogh()).isPositive();
    assertThat(seen.abandoned()).isPositive();
    assertThat(seen.complete()).isPositive();
  }

  @Test
  void shouldKeepTheSmallerIndexOfEquallyFarSignals() {
    // Given
    double[][] training = {{5, 5}, {1, 1}, {0, 0}, {1, 1}, {0, 0}};

    // When
    Neighbours found =
        new DtwTraining(training, DtwSettings.DEFAULTS).newSearch(3).nearest(new double[] {0, 0});

    // Then
    assertThat(indices(found)).containsExactly(2, 4, 1);
  }

  @Test
  void shouldOrderSignalsWhoseDistancesDifferBeforeTheRootAlone() {
    // Given
    double[][] training = {{1, 1.6e-8}, {1, 0}};
    double[] query = {0, 0};

    // When
    Neighbours found = new DtwTraining(training, DtwSettings.DEFAULTS).newSearch(2).nearest(query);

    // Then
    assertThat(indices(found)).containsExactly(1, 0);
    assertThat(found.distance(0)).isEqualTo(1).isEqualTo(found.distance(1));
  }

  @Test
  void shouldSayWhatIsWrong() {
    DtwTraining training = new DtwTraining(new double[3][4], DtwSettings.DEFAULTS);
    assertThatThrownBy(() -> training.newSearch(0)).hasMessageContaining("k must be 1 to 3");
    assertThatThrownBy(() -> training.newSearch(4)).hasMessageContaining("not 4");
    assertThatThrownBy(() -> training.newSearch(1).nearest(new double[5]))
        .hasMessageContaining("5 values")
        .hasMessageContaining("have 4");
    assertThatThrownBy(() -> new DtwTraining(new double[3][4], DtwSettings.DEFAULTS.withPsi(4)))
        .hasMessageContaining("psi of 4");
  }

  private static double square(double[] query, double[] training, DtwSettings settings) {
    WarpingMatrix matrix = WarpingMatrix.of(query, training, settings);
    int[] end = matrix.end();
    return matrix.at(end[0], end[1]);
  }

  private static List<Integer> ranked(double[] query, double[][] training, DtwSettings settings) {
    double[] squares =
        IntStream.range(0, training.length)
            .mapToDouble(i -> square(query, training[i], settings))
            .toArray();
    return IntStream.range(0, training.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> squares[i]))
        .toList();
  }

  private static List<Integer> indices(Neighbours neighbours) {
    return IntStream.range(0, neighbours.size()).mapToObj(neighbours::index).toList();
  }
}
