package dev.weir.bench;

import dev.weir.local.LocalStack;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A single measurement of one topology, in a fresh JVM with its own state. */
final class Round {

  private final LocalStack stack;
  private final BenchSettings settings;
  private final Signals signals;
  private final CommittedOffsets offsets;

  Round(LocalStack stack, BenchSettings settings, Signals signals, CommittedOffsets offsets) {
    this.stack = stack;
    this.settings = settings;
    this.signals = signals;
    this.offsets = offsets;
  }

  /**
   * Measures how it processes a backlog, then its latency at the settings' rate.
   *
   * @param application the application's id, not used before
   * @throws BenchFailure if a record did not come out exactly once
   */
  Figures measure(Contender contender, String application) {
    long waiting = offsets.end();
    try (Outputs outputs = outputs(contender);
        EventTimes times = new EventTimes(stack.clients());
        WorkerProcess worker =
            WorkerProcess.start(contender, application(application), stack.folder())) {
      Throughput throughput =
          new Drain(offsets, application, worker, settings.patience()).measure(waiting);
      outputs.take(waiting, output -> {});
      return figures(throughput, new Paced(signals, times, settings).measure(outputs));
    }
  }

  private Outputs outputs(Contender contender) {
    return new Outputs(stack.clients(), contender.output(stack.topics()), settings.patience());
  }

  private Map<String, String> application(String id) {
    return Map.of(
        "application.id",
        id,
        "bootstrap.servers",
        stack.bootstrap(),
        "schema.registry.url",
        stack.registryUrl(),
        "http.port",
        "0",
        "health.port",
        "0",
        "state.dir",
        stack.folder().resolve(id).toString(),
        "num.stream.threads",
        "1",
        // Short windows, so that the idle share covers only the last seconds.
        "kafka.metrics.sample.window.ms",
        "1000",
        // More records per fetch, so that a thread seldom waits for the local broker.
        "kafka.max.partition.fetch.bytes",
        "4194304");
  }

  private static Figures figures(Throughput throughput, Histogram latency) {
    return new Figures(
        throughput.recordsPerSecond(),
        throughput.cpuMicrosPerRecord(),
        throughput.pollIdle(),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99),
        latency.getValueAtPercentile(99.9));
  }
}
