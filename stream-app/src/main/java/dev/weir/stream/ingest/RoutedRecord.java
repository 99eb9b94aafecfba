package dev.weir.stream.ingest;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** A record of an input topic on its route: decoded, checked and ready to be classified. */
public interface RoutedRecord {
  /** The route's name. */
  String route();

  /** The record's id, unique within its source. */
  String id();

  String source();

  Instant eventTime();

  /** {@link #eventTime} in milliseconds since the epoch. */
  default long eventTimeMillis() {
    return eventTime().toEpochMilli();
  }

  /** The true class if the producer already knows it; otherwise null. */
  String label();

  /**
   * Whether this is a different record than an earlier one with the same id.
   *
   * @param eventTime of the earlier one, milliseconds since the epoch
   */
  default boolean isAnotherThan(long eventTime) {
    return false;
  }

  /** The record's serialized value, for a dead letter that can be replayed. */
  byte[] raw();

  /** The original record or, for a window, the equivalent one. */
  static Record<byte[], byte[]> raw(Record<byte[], ? extends RoutedRecord> record) {
    return record.withValue(record.value().raw());
  }
}
