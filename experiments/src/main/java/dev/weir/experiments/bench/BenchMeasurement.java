package dev.weir.experiments.bench;

import dev.weir.cli.localstack.LocalStack;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A single measurement of one topology, in a fresh JVM with its own state. */
record BenchMeasurement(
    LocalStack stack, BenchSettings settings, SignalProducer signals, CommittedOffsets offsets) {

  /**
   * Measures how it processes a backlog, then its latency at the settings' rate.
   *
   * @param application the application's id, not used before
   * @throws BenchFailure if a record did not come out exactly once
   */
  TopologyPerformance measure(BenchTopology contender, String application) {
    long waiting = offsets.end();
    try (OutputReader outputs = outputs(contender);
        EventTimes times = new EventTimes(stack.clients());
        WorkerProcess worker =
            WorkerProcess.start(contender, application(application), stack.folder())) {
      Throughput throughput =
          new ThroughputMeasurement(offsets, application, worker, settings.timeout())
              .measure(waiting);
      outputs.take(waiting, output -> {});
      return figures(throughput, new LatencyMeasurement(signals, times, settings).measure(outputs));
    }
  }

  private OutputReader outputs(BenchTopology contender) {
    return new OutputReader(stack.clients(), contender.output(stack.topics()), settings.timeout());
  }

  private Map<String, String> application(String id) {
    Map<String, String> settings = stack.application(id);
    settings.put("num.stream.threads", "1");
    // Short windows, so that the idle share covers only the last seconds.
    settings.put("kafka.metrics.sample.window.ms", "1000");
    // More records per fetch, so that a thread seldom waits for the local broker.
    settings.put("kafka.max.partition.fetch.bytes", "4194304");
    return settings;
  }

  private static TopologyPerformance figures(Throughput throughput, Histogram latency) {
    return new TopologyPerformance(
        throughput.recordsPerSecond(),
        throughput.cpuMicrosPerRecord(),
        throughput.pollIdle(),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99),
        latency.getValueAtPercentile(99.9));
  }
}
