package dev.weir.history;

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
record Arrival(int partition, long offset, long timestamp) implements Comparable<Arrival> {
  private static final Comparator<Arrival> ORDER =
      Comparator.comparingInt(Arrival::partition).thenComparingLong(Arrival::offset);

  static Arrival of(ConsumerRecord<?, ?> record) {
    return new Arrival(record.partition(), record.offset(), record.timestamp());
  }

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}
