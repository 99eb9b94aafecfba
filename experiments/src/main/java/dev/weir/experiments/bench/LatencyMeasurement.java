package dev.weir.experiments.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Measures latency at a fixed rate: from the time each record is due, which it carries as event
 * time, to the time its committed output is read. A record sent late because the machine stalls
 * counts from its due time, so there is no coordinated omission. The first fifth is warm-up.
 */
final class LatencyMeasurement {

  private static final long LONGEST_MILLIS = 3_600_000;
  private static final Duration POLL = Duration.ofMillis(1);

  private final BenchProducer producer;
  private final EventTimes times;
  private final int rate;
  private final Duration length;
  private final Histogram latency = new Histogram(LONGEST_MILLIS, 3);

  LatencyMeasurement(BenchProducer records, EventTimes times, BenchSettings settings) {
    this.producer = records;
    this.times = times;
    this.rate = settings.rate();
    this.length = settings.paced();
  }

  /**
   * Sends and reads records.
   *
   * @return latencies in milliseconds
   * @throws BenchFailure if outputs are missing
   */
  Histogram measure(OutputReader outputs) {
    long begun = System.currentTimeMillis();
    long records = rate * length.toSeconds();
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(begun, records));
    long warm = begun + length.toMillis() / 5;
    outputs.take(records, output -> record(times.of(output), warm));
    sending.join();
    return latency;
  }

  private void record(long due, long warm) {
    if (due >= warm) {
      latency.recordValue(Math.max(0, System.currentTimeMillis() - due));
    }
  }

  private void send(long begun, long records) {
    for (long number = 0; number < records; number++) {
      long due = begun + number * 1_000 / rate;
      while (System.currentTimeMillis() < due) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      producer.send(due);
    }
    producer.flush();
  }
}
