package dev.weir.stream.intake;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;

/** A record of an input topic on its route: decoded, checked and ready to be classified. */
public interface Routed {
  /** The route's name. */
  String route();

  /** Identifies the record within its source. */
  String id();

  String source();

  Instant eventTime();

  /** {@link #eventTime} in milliseconds since the epoch. */
  long eventTimeMillis();

  /** The true class, where the producer knows it already; else null. */
  String label();

  /**
   * Whether this is another record than one with the same id that was there before.
   *
   * @param eventTime of the one before, milliseconds since the epoch
   */
  default boolean isAnotherThan(long eventTime) {
    return false;
  }

  /** The record's value, for a dead letter: it can be sent again. */
  byte[] raw();

  /** The record as it came, or would have. */
  static Record<byte[], byte[]> raw(Record<byte[], ? extends Routed> record) {
    return record.withValue(record.value().raw());
  }
}
