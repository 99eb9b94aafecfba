package dev.weir.systemtests.faults;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.decode.RecordSerdes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads committed predictions as they are made and measures the latency of the steady load: from
 * the event time of each record, when it was sent, to its prediction.
 */
final class PredictionFollower implements AutoCloseable {
  private final TestDeployment site;
  private final AtomicLong count = new AtomicLong();
  private final Thread thread;
  private int[] millis = new int[1 << 16];
  private int latencies;
  private volatile boolean isClosed;

  PredictionFollower(TestDeployment site) {
    this.site = site;
    thread = Thread.ofPlatform().daemon().name("follower").start(this::run);
  }

  private void run() {
    try (RecordSerdes serdes = RecordSerdes.of(site.clients());
        CommittedLog log = new CommittedLog(site.clients(), site.name(Topic.PREDICTIONS))) {
      while (!isClosed) {
        log.read();
        long now = System.currentTimeMillis();
        List<ConsumerRecord<byte[], byte[]>> records = log.records();
        records.forEach(
            each ->
                take(
                    serdes.predictions().deserializer().deserialize(each.topic(), each.value()),
                    now));
        records.clear();
      }
    }
  }

  private void take(Prediction prediction, long now) {
    if (!prediction.getRole().equals(Prediction.CHAMPION)) {
      return;
    }
    count.incrementAndGet();
    if (prediction.getRecordId().startsWith("r")) {
      add((int) (now - prediction.getEventTime().toEpochMilli()));
    }
  }

  private synchronized void add(int latency) {
    if (latencies == millis.length) {
      millis = Arrays.copyOf(millis, 2 * latencies);
    }
    millis[latencies++] = latency;
  }

  /** The number of champions' predictions read so far. */
  long count() {
    return count.get();
  }

  /** Milliseconds within which this share of the records was predicted. */
  synchronized int quantile(double share) {
    int[] sorted = Arrays.copyOf(millis, latencies);
    Arrays.sort(sorted);
    return latencies == 0 ? 0 : sorted[(int) Math.min(latencies - 1, share * latencies)];
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
