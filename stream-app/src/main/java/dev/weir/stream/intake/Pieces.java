package dev.weir.stream.intake;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.continuous.CutShape;
import dev.weir.stream.continuous.Segment;
import dev.weir.stream.continuous.Window;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.time.Instant;

/** Converts records of a continuous signal to segments, and windows to records. */
public final class Pieces {
  /** Low enough that an index plus a window's length cannot overflow. */
  private static final long MAX_INDEX = 1L << 60;

  private Pieces() {}

  /**
   * Validates a piece.
   *
   * @throws RejectedException if its samples cannot be used
   */
  public static Segment segment(SignalRecord signal, RouteConfig route, CutShape shape)
      throws RejectedException {
    checkShape(signal, route, shape);
    double interval = signal.getInterval() == null ? 0 : signal.getInterval();
    if (!(interval >= 0 && interval < Double.POSITIVE_INFINITY)) {
      throw new RejectedException(
          DeadLetterReason.UNUSABLE_VALUES, "the interval is no length of time");
    }
    RecordChecks.checkFinite(signal.getValues());
    return Segment.piece(
        signal.getStart(),
        shape.channels(),
        signal.getValues(),
        signal.eventTimeMillis(),
        interval,
        signal.getLabel());
  }

  private static void checkShape(SignalRecord signal, RouteConfig route, CutShape shape)
      throws RejectedException {
    int values = signal.getValues().length;
    if (signal.getChannels() != shape.channels()) {
      throw wrongSize(
          "the piece has %d channels, route %s has %d (route.%s.channels)"
              .formatted(signal.getChannels(), route.name(), shape.channels(), route.name()));
    }
    RecordChecks.checkSamples(values, shape.channels());
    if (signal.getStart() < 0 || signal.getStart() > MAX_INDEX) {
      throw wrongSize(
          "the piece's start is no index: it is "
              + (signal.getStart() < 0 ? "negative" : "too great"));
    }
  }

  private static RejectedException wrongSize(String detail) {
    return new RejectedException(DeadLetterReason.WRONG_SIZE, detail);
  }

  /** The record of a window: a whole signal. */
  public static SignalRecord record(Window window, String source) {
    return SignalRecord.of(
            window.id(source), source, Instant.ofEpochMilli(window.eventTime()), window.values())
        .withChannels(window.channels())
        .withLabel(window.label());
  }
}
