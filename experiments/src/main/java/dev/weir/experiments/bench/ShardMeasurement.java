package dev.weir.experiments.bench;

import dev.weir.cli.localstack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/** A single measurement of a number of shards, with fresh JVMs and state. */
record ShardMeasurement(
    LocalStack stack, BenchSettings settings, ImageProducer images, Admin admin) {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How long nothing comes out before the measurement begins. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** The first part of the backlog is warm-up. */
  private static final double WARM = 0.25;

  private static final double NEARLY_DONE = 0.95;

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
    ResourceUsage before = usage(workers);
    // The records that waited for the models may come late.
    long begun = System.currentTimeMillis();
    Predicate<byte[]> counts = output -> times.of(output) >= begun;
    for (int i = 0; i < settings.records(); i++) {
      images.send(System.currentTimeMillis());
    }
    images.flush();
    long warm = outputs.takeAtLeast((long) (WARM * settings.records()), counts);
    Checkpoint from = checkpoint(workers);
    long later = outputs.takeAtLeast((long) (NEARLY_DONE * settings.records()) - warm, counts);
    Checkpoint to = checkpoint(workers);
    long all = warm + later + outputs.takeAtLeast(settings.records() - warm - later, counts);
    if (all != settings.records()) {
      throw new BenchFailure("of %d records came %d outputs".formatted(settings.records(), all));
    }
    ResourceUsage after = usage(workers);
    Histogram latency = new LatencyMeasurement(images, times, settings).measure(outputs);
    return new ShardPerformance(
        shards,
        most,
        later * 1e9 / (to.nanos - from.nanos),
        (to.usage.cpuNanos() - from.usage.cpuNanos()) / 1e6 / later,
        (double) (after.requestBytes() - before.requestBytes()) / settings.records(),
        (double) (after.answerBytes() - before.answerBytes()) / settings.records(),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99));
  }

  private static Checkpoint checkpoint(List<WorkerProcess> workers) {
    return new Checkpoint(System.nanoTime(), usage(workers));
  }

  private static ResourceUsage usage(List<WorkerProcess> workers) {
    return workers.stream().map(WorkerProcess::usage).reduce(ResourceUsage::and).orElseThrow();
  }
}
