package dev.weir.experiments.bench;

import java.util.Comparator;
import java.util.List;

/**
 * The figures of one topology.
 *
 * @param recordsPerSecond with records always waiting, one stream thread
 * @param cpuMicrosPerRecord CPU time of the whole process per record in the same measurement
 * @param pollIdle share of that time, 0 to 1, in which the stream thread waited for records
 * @param p50Millis from the time a record was due to be sent to the time its committed output was
 *     read, at the settings' rate
 * @param p99Millis the same
 * @param p999Millis the same
 */
public record TopologyPerformance(
    double recordsPerSecond,
    double cpuMicrosPerRecord,
    double pollIdle,
    double p50Millis,
    double p99Millis,
    double p999Millis) {

  /** The median of each figure separately; of an even number the lower of the middle two. */
  static TopologyPerformance median(List<TopologyPerformance> rounds) {
    return new TopologyPerformance(
        middle(rounds.stream().map(TopologyPerformance::recordsPerSecond).toList()),
        middle(rounds.stream().map(TopologyPerformance::cpuMicrosPerRecord).toList()),
        middle(rounds.stream().map(TopologyPerformance::pollIdle).toList()),
        middle(rounds.stream().map(TopologyPerformance::p50Millis).toList()),
        middle(rounds.stream().map(TopologyPerformance::p99Millis).toList()),
        middle(rounds.stream().map(TopologyPerformance::p999Millis).toList()));
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get((values.size() - 1) / 2);
  }
}
