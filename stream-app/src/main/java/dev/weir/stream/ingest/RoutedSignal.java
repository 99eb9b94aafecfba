package dev.weir.stream.ingest;

import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A whole signal, or a cut window, on its route.
 *
 * @param route the route's name
 * @param renewal of a window: how many milliseconds later than an earlier one with the same id its
 *     event time must be for its source to have restarted in between; otherwise {@link #NEVER}
 * @param signal to classify
 * @param bytes the serialized record, for a dead letter: the original or, for a window, a whole
 *     signal, so that it can be replayed
 */
public record RoutedSignal(String route, SignalRecord signal, long renewal, Supplier<byte[]> bytes)
    implements RoutedRecord {
  /** For a whole signal, whose id is never reused. */
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
