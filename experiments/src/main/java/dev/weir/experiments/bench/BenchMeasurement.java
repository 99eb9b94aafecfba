package dev.weir.experiments.bench;

import dev.weir.cli.localstack.LocalStack;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/**
 * A single measurement of one contender, in a fresh JVM with its own state.
 *
 * @param stack the broker and the registry
 * @param settings of the benchmark
 * @param admin of the broker
 */
record BenchMeasurement(LocalStack stack, BenchSettings settings, Admin admin) {

  /**
   * Measures how it processes a backlog, then its latency at the settings' rate.
   *
   * @param application the application's id, not used before
   * @throws BenchFailure if a record did not come out exactly once
   */
  TopologyPerformance measure(Contender contender, String application) {
    BenchTopology topology = contender.topology();
    String topic = topology.output(stack.topics());
    SignalProducer signals = contender.signals();
    long waiting = signals.sent();
    try (OutputReader outputs = new OutputReader(stack.clients(), topic, settings.timeout());
        EventTimes times = new EventTimes(stack.clients());
        WorkerProcess worker =
            WorkerProcess.start(
                topology, application(application, contender.settings()), stack.folder())) {
      CommittedOutputs committed = new CommittedOutputs(admin, topic, settings.partitions());
      Throughput throughput =
          new ThroughputMeasurement(committed, application, worker, settings.timeout())
              .measure(waiting);
      outputs.take(waiting, output -> {});
      return figures(throughput, new LatencyMeasurement(signals, times, settings).measure(outputs));
    }
  }

  private Map<String, String> application(String id, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(stack.application(id));
    settings.put("num.stream.threads", "1");
    // Short windows, so that the idle share covers only the last seconds.
    settings.put("kafka.metrics.sample.window.ms", "1000");
    // More records per fetch, so that a thread seldom waits for the local broker.
    settings.put("kafka.max.partition.fetch.bytes", "4194304");
    settings.putAll(own);
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
