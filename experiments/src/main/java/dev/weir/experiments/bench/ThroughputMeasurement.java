package dev.weir.experiments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a topology while it processes a backlog. The first half is warm-up; the measurement ends
 * before the backlog does.
 */
final class ThroughputMeasurement {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final double WARM = 0.5;
  private static final double NEARLY_DONE = 0.95;

  private final CommittedOutputs outputs;
  private final long before;
  private final String application;
  private final WorkerProcess worker;
  private final long deadline;
  private final List<Double> idle = new ArrayList<>();

  ThroughputMeasurement(
      CommittedOutputs outputs, String application, WorkerProcess worker, Duration timeout) {
    this.outputs = outputs;
    this.before = outputs.count();
    this.application = application;
    this.worker = worker;
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  private record Checkpoint(long nanos, long committed, ResourceUsage usage) {}

  /**
   * Waits until all records are processed.
   *
   * @param records in the topic
   * @throws BenchFailure if that takes too long
   */
  Throughput measure(long records) {
    Checkpoint from = await((long) (records * WARM), records);
    idle.clear();
    Checkpoint to = await((long) (records * NEARLY_DONE), records);
    Throughput throughput = between(from, to);
    await(records, records);
    return throughput;
  }

  private Checkpoint await(long wanted, long records) {
    while (true) {
      ResourceUsage usage = worker.usage();
      Checkpoint mark = new Checkpoint(System.nanoTime(), outputs.count() - before, usage);
      if (mark.committed >= wanted) {
        return mark;
      }
      idle.add(usage.pollIdle());
      if (mark.nanos > deadline) {
        throw new BenchFailure(
            application + " has committed " + mark.committed + " of " + records + " records");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private Throughput between(Checkpoint from, Checkpoint to) {
    long records = to.committed - from.committed;
    if (records == 0) {
      throw new BenchFailure("too few records to measure " + application + "; use more");
    }
    return new Throughput(
        records * 1e9 / (to.nanos - from.nanos),
        (to.usage.cpuNanos() - from.usage.cpuNanos()) / 1e3 / records,
        idle.stream().mapToDouble(share -> share).average().orElse(Double.NaN));
  }
}
