package dev.weir.stream.intake;

import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A whole signal, or a window that was cut, on its route.
 *
 * @param route the route's name
 * @param signal to classify
 * @param bytes the record's value, for a dead letter: as it came, or for a window as a whole signal
 *     of its own, so that it can be sent again
 */
public record RoutedSignal(String route, SignalRecord signal, Supplier<byte[]> bytes)
    implements Routed {
  @Override
  public String id() {
    return signal.getId();
  }

  @Override
  public String source() {
    return signal.getSource();
  }

  @Override
  public Instant eventTime() {
    return signal.getEventTime();
  }

  @Override
  public long eventTimeMillis() {
    return signal.eventTimeMillis();
  }

  @Override
  public String label() {
    return signal.getLabel();
  }

  @Override
  public byte[] raw() {
    return bytes.get();
  }
}
