package dev.weir.experiments.bench;

import dev.weir.cli.localstack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/** A single measurement of a number of shards, with fresh JVMs and state. */
record ShardMeasurement(
    LocalStack stack, BenchSettings settings, ImageProducer images, Admin admin) {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How long nothing comes out before the measurement begins. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** A backlog of this part of the records is processed first, as warm-up. */
  private static final double WARM = 0.25;

  private record Checkpoint(long nanos, ResourceUsage usage) {}

  /**
   * Measures.
   *
   * @param application the application's id, not used before
   * @throws BenchFailure if a record did not come out exactly once
   */
  ShardPerformance measure(int shards, String application) {
    List<WorkerProcess> workers = new ArrayList<>();
    try (OutputReader outputs =
            new OutputReader(
                stack.clients(), BenchTopology.SHARDS.output(stack.topics()), settings.timeout());
        EventTimes times = new EventTimes(stack.clients())) {
      for (int i = 0; i < shards; i++) {
        workers.add(
            WorkerProcess.start(
                BenchTopology.SHARDS, application(application, shards, i), stack.folder()));
      }
      ShardPlacement placement = new ShardPlacement(admin, application, shards);
      placement.await(settings.timeout());
      awaitModels(outputs);
      return measure(shards, placement.most(), workers, outputs, times);
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }

  private Map<String, String> application(String id, int shards, int instance) {
    Map<String, String> settings = stack.application(id);
    settings.put("state.dir", stack.folder().resolve(id + "-" + instance).toString());
    settings.put("routes", "images");
    settings.put("route.images.shards", Integer.toString(shards));
    settings.put("num.stream.threads", "1");
    // Records of earlier measurements are not read again.
    settings.put("kafka.auto.offset.reset", "latest");
    return settings;
  }

  /** Sends records until predictions come, which means that all parts are loaded. */
  private void awaitModels(OutputReader outputs) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    while (outputs.drain() == 0) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailure("no prediction within " + settings.timeout());
      }
      images.send(System.currentTimeMillis());
      images.flush();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    long quietSince = System.nanoTime();
    while (System.nanoTime() - quietSince < QUIET.toNanos()) {
      quietSince = outputs.drain() > 0 ? System.nanoTime() : quietSince;
    }
  }

  private ShardPerformance measure(
      int shards, int most, List<WorkerProcess> workers, OutputReader outputs, EventTimes times) {
    process((int) (WARM * settings.records()), outputs, times);
    Checkpoint from = checkpoint(workers);
    process(settings.records(), outputs, times);
    Checkpoint to = checkpoint(workers);
    Histogram latency = new LatencyMeasurement(images, times, settings).measure(outputs);
    double records = settings.records();
    return new ShardPerformance(
        shards,
        most,
        records * 1e9 / (to.nanos - from.nanos),
        (to.usage.cpuNanos() - from.usage.cpuNanos()) / 1e6 / records,
        (to.usage.requestBytes() - from.usage.requestBytes()) / records,
        (to.usage.answerBytes() - from.usage.answerBytes()) / records,
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99));
  }

  /**
   * Sends records and waits for all predictions. Part of a backlog would not do: instances score
   * ahead of the merge, so that the predictions of the last records come at once.
   */
  private void process(int records, OutputReader outputs, EventTimes times) {
    // The records that waited for the models may come late.
    long begun = System.currentTimeMillis();
    for (int i = 0; i < records; i++) {
      images.send(System.currentTimeMillis());
    }
    images.flush();
    long all = outputs.takeAtLeast(records, output -> times.of(output) >= begun);
    if (all != records) {
      throw new BenchFailure("of %d records came %d outputs".formatted(records, all));
    }
  }

  private static Checkpoint checkpoint(List<WorkerProcess> workers) {
    return new Checkpoint(System.nanoTime(), usage(workers));
  }

  private static ResourceUsage usage(List<WorkerProcess> workers) {
    return workers.stream().map(WorkerProcess::usage).reduce(ResourceUsage::and).orElseThrow();
  }
}
