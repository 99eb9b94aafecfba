package dev.weir.experiments.bench;

import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import java.time.Duration;
import java.util.List;

/**
 * Settings of a benchmark.
 *
 * @param records signals that wait in the topic when a topology starts
 * @param inputs forms in which the application gets the signals; Weir's own are always measured
 * @param partitions of every topic that is keyed by source
 * @param rounds how often each topology is measured; the median counts
 * @param rate records per second while latency is measured
 * @param paced how long latency is measured
 * @param rocket the training of the model
 * @param timeout timeout of every step
 */
public record BenchSettings(
    int records,
    List<BenchInput> inputs,
    int partitions,
    int rounds,
    int rate,
    Duration paced,
    SelectedRocketSettings rocket,
    Duration timeout) {

  /**
   * Validates the values.
   *
   * @throws IllegalArgumentException naming an invalid value
   */
  public BenchSettings {
    inputs = List.copyOf(inputs);
    atLeast("records", records, 1_000);
    atLeast("partitions", partitions, 1);
    atLeast("rounds", rounds, 1);
    atLeast("rate", rate, 10);
    if (paced.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("paced is " + paced + "; at least a second is needed");
    }
  }

  /** The forms of a team's own, in their order. */
  List<BenchInput> ownInputs() {
    return inputs.stream().filter(input -> input != BenchInput.WEIR).distinct().sorted().toList();
  }

  private static void atLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(what + " is " + value + "; at least " + least + " needed");
    }
  }
}
