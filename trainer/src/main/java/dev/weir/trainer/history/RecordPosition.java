package dev.weir.trainer.history;

import dev.weir.schemas.windowing.ReadingPosition;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The position of a record on its topic. The order of arrivals on different partitions has no
 * meaning.
 *
 * @param partition partition of the topic
 * @param offset offset within it
 * @param timestamp Kafka timestamp of the record, milliseconds since the epoch
 */
record RecordPosition(int partition, long offset, long timestamp)
    implements Comparable<RecordPosition> {
  private static final Comparator<RecordPosition> ORDER =
      Comparator.comparingInt(RecordPosition::partition).thenComparingLong(RecordPosition::offset);

  static RecordPosition of(ConsumerRecord<?, ?> record) {
    return new RecordPosition(record.partition(), record.offset(), record.timestamp());
  }

  /** Without the time. */
  ReadingPosition place() {
    return new ReadingPosition(partition, offset);
  }

  @Override
  public int compareTo(RecordPosition other) {
    return ORDER.compare(this, other);
  }
}
