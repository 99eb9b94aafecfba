package dev.weir.classifiers.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PropertyTest
class NeighboursTest {

  private final Random random = Seeds.random();

  @Test
  void shouldGiveATieToTheSmallestClass() {
    // Given: signals at 1, 2, 3, 4
    double[][] training = {{1}, {2}, {3}, {4}};
    int[] labels = {2, 1, 1, 2};

    // When
    Neighbours nearest = new EuclideanSearch(training, 4).nearest(new double[] {0});

    // Then
    assertThat(IntStream.rangeClosed(1, 4).map(k -> nearest.vote(labels, k, 3)))
        .containsExactly(2, 1, 1, 1);
    assertThat(nearest.distance(3)).isEqualTo(4);
  }

  @Test
  void shouldFindTheNearestInOrder() {
    for (int round = 0; round < 200; round++) {
      // Given: few distinct values, so that there are many ties
      double[][] training =
          random
              .ints(1 + random.nextInt(40), 0, 6)
              .mapToObj(v -> new double[] {v})
              .toArray(double[][]::new);
      double[] query = {random.nextInt(6)};
      int k = 1 + random.nextInt(training.length);

      // When
      Neighbours found = new EuclideanSearch(training, k).nearest(query);

      // Then
      List<Integer> expected =
          IntStream.range(0, training.length)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer i) -> Math.abs(training[i][0] - query[0])))
              .limit(k)
              .toList();
      assertThat(IntStream.range(0, found.size()).mapToObj(found::index).toList())
          .isEqualTo(expected);
    }
  }

  @Test
  void shouldSayWhatIsWrong() {
    EuclideanSearch search = new EuclideanSearch(new double[2][3], 2);
    assertThatThrownBy(() -> search.nearest(new double[4])).hasMessageContaining("4 values");
    assertThatThrownBy(() -> new EuclideanSearch(new double[2][3], 3))
        .hasMessageContaining("k must be 1 to 2")
        .hasMessageContaining("not 3");
    Neighbours nearest = search.nearest(new double[3]);
    assertThatThrownBy(() -> nearest.vote(new int[2], 3, 1)).hasMessageContaining("3 of 2");
  }
}
