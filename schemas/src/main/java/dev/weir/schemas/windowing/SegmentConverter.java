package dev.weir.schemas.windowing;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.Optional;

/** Converts records of a continuous signal to segments, and windows to records. */
public final class SegmentConverter {
  private SegmentConverter() {}

  /** The error of a piece, if windows cannot be cut out of it. */
  public static Optional<RecordFault> fault(SignalRecord piece, WindowSpec shape) {
    return piece.getChannels() == shape.channels()
        ? RecordFault.ofSamples(piece)
        : Optional.of(
            new RecordFault(
                DeadLetterReason.WRONG_SIZE,
                "the piece has %d channels, its route has %d (the route's setting channels)"
                    .formatted(piece.getChannels(), shape.channels())));
  }

  /** The samples of a piece without {@link #fault}; its values are not copied. */
  public static Segment segment(SignalRecord piece) {
    return Segment.piece(
        piece.getStart(),
        piece.getChannels(),
        piece.getValues(),
        piece.eventTimeMillis(),
        piece.getInterval() == null ? 0 : piece.getInterval(),
        piece.getLabel());
  }

  /** The record of a window: a whole signal. */
  public static SignalRecord record(SignalWindow window, String source) {
    return SignalRecord.of(
            window.id(source), source, Instant.ofEpochMilli(window.eventTime()), window.values())
        .withChannels(window.channels())
        .withLabel(window.label());
  }
}
