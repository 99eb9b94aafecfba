package dev.weir.stream.intake;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
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
  private Pieces() {}

  /**
   * Validates a piece.
   *
   * @throws RejectedException if its samples cannot be used
   */
  public static Segment segment(SignalRecord signal, RouteConfig route, CutShape shape)
      throws RejectedException {
    if (signal.getChannels() != shape.channels()) {
      throw new RejectedException(
          DeadLetterReason.WRONG_SIZE,
          "the piece has %d channels, route %s has %d (route.%s.channels)"
              .formatted(signal.getChannels(), route.name(), shape.channels(), route.name()));
    }
    RecordChecks.check(RecordFault.ofSamples(signal));
    return Segment.piece(
        signal.getStart(),
        shape.channels(),
        signal.getValues(),
        signal.eventTimeMillis(),
        signal.getInterval() == null ? 0 : signal.getInterval(),
        signal.getLabel());
  }

  /** The record of a window: a whole signal. */
  public static SignalRecord record(Window window, String source) {
    return SignalRecord.of(
            window.id(source), source, Instant.ofEpochMilli(window.eventTime()), window.values())
        .withChannels(window.channels())
        .withLabel(window.label());
  }
}
