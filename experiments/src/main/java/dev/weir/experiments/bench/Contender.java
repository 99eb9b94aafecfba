package dev.weir.experiments.bench;

import java.util.Map;

/**
 * What is measured in turn with others.
 *
 * @param id in reports
 * @param topology that runs
 * @param settings of the application beside those that all have
 * @param signals sends the records that it reads
 */
record Contender(
    String id, BenchTopology topology, Map<String, String> settings, SignalProducer signals) {
  Contender {
    settings = Map.copyOf(settings);
  }
}
