package dev.weir.trainer;

import dev.weir.dtw.DtwSettings;
import dev.weir.signal.Preprocessing;
import java.util.List;
import java.util.Optional;

/**
 * How k nearest neighbours are evaluated.
 *
 * @param neighbours the numbers k of neighbours that vote, one or several, each 1 or more
 * @param preprocessing the names of the steps that all signals go through
 * @param dtw which warping paths are allowed; empty for the Euclidean distance
 * @param threads that share the tests, 1 or more
 */
public record KnnSettings(
    List<Integer> neighbours, List<String> preprocessing, Optional<DtwSettings> dtw, int threads) {

  public KnnSettings {
    neighbours = List.copyOf(neighbours);
    preprocessing = Preprocessing.of(preprocessing).names();
    if (neighbours.isEmpty() || neighbours.stream().anyMatch(k -> k < 1)) {
      throw new IllegalArgumentException(
          "k must be 1 or more neighbours, not %s".formatted(neighbours));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, not " + threads);
    }
  }

  int mostNeighbours() {
    return neighbours.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
