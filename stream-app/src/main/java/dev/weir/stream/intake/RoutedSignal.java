package dev.weir.stream.intake;

import dev.weir.schemas.SignalRecord;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A whole signal, or a window that was cut, on its route.
 *
 * @param route the route's name
 * @param signal to classify
 * @param bytes the record's value, for a dead letter: as it came, or for a window as a whole signal
 *     of its own, so that it can be sent again
 */
public record RoutedSignal(String route, SignalRecord signal, Supplier<byte[]> bytes) {
  /** The record as it came, or would have. */
  public static Record<byte[], byte[]> raw(Record<byte[], RoutedSignal> record) {
    return record.withValue(record.value().bytes().get());
  }
}
