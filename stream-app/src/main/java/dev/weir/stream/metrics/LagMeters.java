package dev.weir.stream.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** Shows how far the partitions of this instance are behind. */
public final class LagMeters {
  private final MeterRegistry registry;
  private final Supplier<Collection<ThreadMetadata>> threads;

  /**
   * Creates them.
   *
   * @param threads of the stream; none before it runs
   */
  public LagMeters(MeterRegistry registry, Supplier<Collection<ThreadMetadata>> threads) {
    this.registry = registry;
    this.threads = threads;
  }

  /** Shows the lag of a topic. */
  public void watch(String topic) {
    Gauge.builder("weir.lag", () -> lag(topic))
        .description(
            "Records that this instance has seen to be there and has not committed,"
                + " over its partitions of the topic; 0 while it waits for a model.")
        .baseUnit("records")
        .tag("topic", topic)
        .register(registry);
  }

  private double lag(String topic) {
    return threads.get().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(LagMeters::lags)
        .filter(lag -> lag.partition().topic().equals(topic))
        .mapToLong(Lag::records)
        .sum();
  }

  private record Lag(TopicPartition partition, long records) {}

  private static Stream<Lag> lags(TaskMetadata task) {
    Map<TopicPartition, Long> ends = task.endOffsets();
    Map<TopicPartition, Long> committed = task.committedOffsets();
    return task.topicPartitions().stream()
        .map(p -> new Lag(p, lag(ends.getOrDefault(p, -1L), committed.getOrDefault(p, -1L))));
  }

  /** Kafka Streams says -1 for what it does not know yet. */
  private static long lag(long end, long committed) {
    return Math.max(0, end - Math.max(0, committed));
  }
}
