package dev.weir.stream.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures and logs how long the restoration of local state from Kafka takes. */
public final class RestoreMeters implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreMeters.class);

  private final MeterRegistry registry;
  private final Map<Restoring, Long> begun = new ConcurrentHashMap<>();

  public RestoreMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Restoring(TopicPartition partition, String store) {}

  /** Creates a store's meters before its first restoration, so that they start at 0. */
  public void watch(String store) {
    var _ = timer(store);
    var _ = counter(store);
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long first, long end) {
    begun.put(new Restoring(partition, store), System.nanoTime());
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
    counter(store).increment((double) count);
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    stopped(partition, store, total, "restored");
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    stopped(partition, store, total, "reassigned while restoring");
  }

  private void stopped(TopicPartition partition, String store, long total, String what) {
    Long from = begun.remove(new Restoring(partition, store));
    if (from == null) {
      return;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    timer(store).record(took);
    if (total > 0) {
      LOG.info("{} {} of {}: {} records in {}", what, store, partition, total, took);
    }
  }

  private Timer timer(String store) {
    return Timer.builder("weir.restore")
        .description("Time to restore a partition of a local store from Kafka.")
        .tag("store", store)
        .register(registry);
  }

  private Counter counter(String store) {
    return WeirMetrics.counter(
        registry,
        "weir.restore.records",
        "Records restored from Kafka into a local store.",
        "store",
        store);
  }
}
