package dev.weir.stream.gates;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of input that nobody has read: where reading was to go on there is nothing, as the records
 * were deleted, or as the topic is another one than before. Kafka's clients go on elsewhere without
 * a word.
 */
public final class InputGaps {
  private static final Logger LOG = LoggerFactory.getLogger(InputGaps.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<String> counter;

  /**
   * Creates them.
   *
   * @param counter told the topic of each gap
   */
  public InputGaps(Consumer<String> counter) {
    this.counter = counter;
  }

  /**
   * Tells of partitions.
   *
   * @param consumer knows what is there
   * @param positions where reading was to go on
   */
  void found(
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      Map<TopicPartition, Long> positions) {
    positions.keySet().forEach(partition -> counter.accept(partition.topic()));
    try {
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(positions.keySet(), PATIENCE);
      Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet(), PATIENCE);
      positions.forEach(
          (partition, position) ->
              LOG.warn(
                  "{}: {}", partition, text(position, begins.get(partition), ends.get(partition))));
    } catch (KafkaException e) {
      LOG.warn(
          "there is nothing where reading was to go on, at {}; what there is cannot be asked: {}",
          positions,
          e.toString());
    }
  }

  static String text(long position, long begin, long end) {
    if (position < begin) {
      return "%,d records, the offsets %d to %d, were deleted before they were read: the topic's retention is shorter than the application was behind"
          .formatted(begin - position, position, begin - 1);
    }
    return "reading was to go on at offset %d, but the topic ends at %d: it was made anew, or brokers lost records; what it holds now is read as kafka.auto.offset.reset says"
        .formatted(position, end);
  }
}
