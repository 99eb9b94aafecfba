package dev.weir.stream.intake;

import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A whole signal, or a window that was cut, on its route.
 *
 * @param route the route's name
 * @param renewal of a window: by how many milliseconds its event time must be later than that of
 *     one with the same id for its source to have begun anew in between; else {@link #NEVER}
 * @param signal to classify
 * @param bytes the record's value, for a dead letter: as it came, or for a window as a whole signal
 *     of its own, so that it can be sent again
 */
public record RoutedSignal(String route, SignalRecord signal, long renewal, Supplier<byte[]> bytes)
    implements Routed {
  /** A whole signal: its id is its own for good. */
  public static final long NEVER = Long.MAX_VALUE;

  @Override
  public boolean isAnotherThan(long eventTime) {
    return renewal != NEVER && eventTimeMillis() - eventTime > renewal;
  }

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
