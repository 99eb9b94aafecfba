package dev.weir.stream.readiness;

import dev.weir.stream.progress.StallDetector;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;

/**
 * Receives the reports of the stream threads' consumers.
 *
 * @param gaps receives input that was never read
 * @param pulses of the threads
 * @param unreadable explains records that cannot be read
 */
public record ConsumerMonitors(InputGaps gaps, StallDetector pulses, UnreadableRecords unreadable) {
  /** Polls a consumer, and reports gaps in its input and records that it cannot read. */
  ConsumerRecords<byte[], byte[]> polling(
      Consumer<?, ?> consumer, Supplier<ConsumerRecords<byte[], byte[]>> poll) {
    try {
      return poll.get();
    } catch (OffsetOutOfRangeException e) {
      gaps.found(consumer, e.offsetOutOfRangePartitions());
      throw e; // Kafka Streams continues by auto.offset.reset
    } catch (KafkaException | OutOfMemoryError e) {
      unreadable.explain(consumer, e);
      throw e;
    }
  }
}
