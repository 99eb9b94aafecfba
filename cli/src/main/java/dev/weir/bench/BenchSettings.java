package dev.weir.bench;

import dev.weir.rocket.RocketSettings;
import java.time.Duration;

/**
 * What can be chosen about a benchmark.
 *
 * @param records signals that wait in the topic when a topology starts
 * @param partitions of every topic that is keyed by source
 * @param rounds how often each topology is measured; the median counts
 * @param rate records a second while latency is measured
 * @param paced how long latency is measured
 * @param rocket the training of the model
 * @param patience how long anything may take before the benchmark fails
 */
public record BenchSettings(
    int records,
    int partitions,
    int rounds,
    int rate,
    Duration paced,
    RocketSettings rocket,
    Duration patience) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming one that cannot be
   */
  public BenchSettings {
    atLeast("records", records, 1_000);
    atLeast("partitions", partitions, 1);
    atLeast("rounds", rounds, 1);
    atLeast("rate", rate, 10);
    if (paced.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("paced is " + paced + "; at least a second is needed");
    }
  }

  private static void atLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(what + " is " + value + "; at least " + least + " needed");
    }
  }
}
