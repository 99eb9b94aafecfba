package dev.weir.experiments.baselines;

import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import java.util.Optional;

/**
 * Settings for evaluating k nearest neighbours.
 *
 * @param neighbours one or several numbers k of voting neighbours, each at least 1
 * @param preprocessing the names of the preprocessing steps
 * @param dtw limits on warping paths; empty for the Euclidean distance
 * @param threads number of threads, at least 1
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
