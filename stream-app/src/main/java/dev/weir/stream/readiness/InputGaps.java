package dev.weir.stream.readiness;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports input that was never read: the next offset no longer exists, because records were deleted
 * or the topic was recreated. Kafka's clients skip such gaps silently.
 *
 * @param counter receives the topic of each gap
 */
public record InputGaps(Consumer<String> counter) {
  private static final Logger LOG = LoggerFactory.getLogger(InputGaps.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /**
   * Reports gaps in partitions.
   *
   * @param consumer provides the available offsets
   * @param positions the next offset of each partition
   */
  void found(
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      Map<TopicPartition, Long> positions) {
    positions.keySet().forEach(partition -> counter.accept(partition.topic()));
    try {
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(positions.keySet(), TIMEOUT);
      Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet(), TIMEOUT);
      positions.forEach(
          (partition, position) ->
              LOG.warn(
                  "{}: {}", partition, text(position, begins.get(partition), ends.get(partition))));
    } catch (KafkaException e) {
      LOG.warn(
          "the next offsets no longer exist, {}; the existing ones cannot be read: {}",
          positions,
          e.toString());
    }
  }

  static String text(long position, long begin, long end) {
    if (position < begin) {
      return "%,d records, the offsets %d to %d, were deleted before they were read: the topic's retention is shorter than the application's lag"
          .formatted(begin - position, position, begin - 1);
    }
    return "the next offset is %d, but the topic ends at %d: it was recreated, or brokers lost records; its current records are read as kafka.auto.offset.reset says"
        .formatted(position, end);
  }
}
