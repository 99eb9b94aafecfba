package dev.weir.stream.config;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The Kafka timestamp of a record, clamped to be neither negative nor ahead of this machine's
 * clock. Kafka Streams silently drops records with a negative timestamp and copies other timestamps
 * to its internal topics, where brokers reject one too far ahead. Event times are inside the values
 * and are checked after decoding.
 */
public final class RecordTime implements TimestampExtractor {
  private final LongSupplier clock;

  /** Uses this machine's clock. */
  public RecordTime() {
    this(System::currentTimeMillis);
  }

  /** Uses a clock of milliseconds since the epoch. */
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
