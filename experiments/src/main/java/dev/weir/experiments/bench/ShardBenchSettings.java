package dev.weir.experiments.bench;

import java.util.List;

/**
 * Settings of a benchmark of models that are split over instances.
 *
 * @param shards numbers of parts to measure, each with as many instances
 * @param images data set whose training images are the model and whose test images are sent
 * @param window side of WNN's windows
 * @param bench records in the backlog, partitions, rate and durations
 */
public record ShardBenchSettings(
    List<Integer> shards, String images, int window, BenchSettings bench) {
  /**
   * Validates the values.
   *
   * @throws IllegalArgumentException naming an invalid value
   */
  public ShardBenchSettings {
    shards = List.copyOf(shards);
    for (int count : shards) {
      if (count < 1 || count > 16) {
        throw new IllegalArgumentException("shards is " + count + "; it must be 1 to 16");
      }
    }
  }
}
