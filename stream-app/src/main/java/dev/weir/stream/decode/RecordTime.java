package dev.weir.stream.decode;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The Kafka time of a record, never negative and never ahead of this machine's clock: Kafka Streams
 * silently drops records with a negative one, and what it writes of the others to its own topics
 * has their time, of which brokers refuse one that lies too far ahead. Event times are inside the
 * values and are checked after decoding.
 */
public final class RecordTime implements TimestampExtractor {
  private final LongSupplier clock;

  /** By this machine's clock. */
  public RecordTime() {
    this(System::currentTimeMillis);
  }

  /** By a clock that tells milliseconds since the epoch. */
  RecordTime(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long now = clock.getAsLong();
    long time = record.timestamp() >= 0 ? record.timestamp() : partitionTime;
    return time >= 0 ? Math.min(time, now) : now;
  }
}
