package dev.weir.schemas.windowing;

import java.util.List;

/**
 * The state of a source's signal between two pieces.
 *
 * <p>Every sample below {@code frontier} is settled: it has arrived, or it was given up. Those from
 * {@code lossEnd} to the frontier have all arrived; below, some were given up.
 *
 * @param eventTime the newest event time of a piece, milliseconds since the epoch
 * @param used when a piece last added samples, by this machine's clock
 * @param channels of the signal
 * @param first the lowest index that arrived; nothing below it counts as lost
 * @param lossEnd the index after the last sample that was given up
 * @param frontier the first index that is still awaited
 * @param newest the index after the newest sample
 * @param segments the samples that windows may still need
 * @param count of a signal whose samples are counted: where they were read
 */
public record SignalState(
    long eventTime,
    long used,
    int channels,
    long first,
    long lossEnd,
    long frontier,
    long newest,
    List<Segment> segments,
    ReadingCount count) {
  public SignalState {
    segments = List.copyOf(segments);
  }

  /** The state of a signal whose samples are not counted. */
  public SignalState(
      long eventTime,
      long used,
      int channels,
      long first,
      long lossEnd,
      long frontier,
      long newest,
      List<Segment> segments) {
    this(eventTime, used, channels, first, lossEnd, frontier, newest, segments, ReadingCount.NONE);
  }

  /** The same state with another count. */
  SignalState with(ReadingCount other) {
    return new SignalState(
        eventTime, used, channels, first, lossEnd, frontier, newest, segments, other);
  }

  /** The state before a source's first piece, which defines where the signal begins. */
  public static SignalState before(Segment piece, WindowSpec shape) {
    long from = Math.max(0, Math.min(piece.start(), piece.end() - shape.lateness()));
    return new SignalState(
        Long.MIN_VALUE, 0, shape.channels(), piece.start(), from, from, from, List.of());
  }

  /** Upper bound of the segments' serialized size in bytes. */
  public long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }
}
