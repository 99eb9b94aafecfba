package dev.weir.schemas.windowing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive samples of a signal: a piece, or the buffered part of one. Never log it: it has the
 * label.
 *
 * @param start index of the first sample in the signal
 * @param channels number of channels
 * @param values channel after channel; not copied
 * @param lastIndex index of the last sample of the original piece
 * @param lastTime event time of that sample, milliseconds since the epoch
 * @param interval milliseconds between two samples; 0: unknown
 * @param label the class of the piece, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Segment(
    long start,
    int channels,
    double[] values,
    long lastIndex,
    long lastTime,
    double interval,
    @Nullable String label) {

  private static final int FRAME_BYTES = 41;
  private static final int MOST_BYTES_A_UNIT = 3;

  /** A whole piece; {@code lastTime} is the event time of its last sample. */
  public static Segment piece(
      long start,
      int channels,
      double[] values,
      long lastTime,
      double interval,
      @Nullable String label) {
    int length = values.length / channels;
    return new Segment(start, channels, values, start + length - 1, lastTime, interval, label);
  }

  /** The sample of a channel at an index within this segment. */
  double value(int channel, long index) {
    return values[channel * length() + (int) (index - start)];
  }

  /** Whether a segment that begins where this one ends can be a part of it. */
  boolean continuesIn(Segment next) {
    return end() == next.start && interval == next.interval && Objects.equals(label, next.label);
  }

  /** This segment and the one that continues it. */
  Segment with(Segment next) {
    int length = length() + next.length();
    double[] all = new double[length * channels];
    copyTo(all, start, start, end(), length);
    next.copyTo(all, start, next.start, next.end(), length);
    return new Segment(start, channels, all, next.lastIndex, next.lastTime, interval, label);
  }

  /** Samples per channel. */
  public int length() {
    return values.length / channels;
  }

  /** The index after the last sample. */
  public long end() {
    return start + length();
  }

  /** Upper bound of the serialized size in bytes. */
  long bytes() {
    return FRAME_BYTES
        + (long) values.length * Double.BYTES
        + (label == null ? 0 : (long) label.length() * MOST_BYTES_A_UNIT);
  }

  /** The event time of a sample; without an interval, that of the piece's last sample. */
  long timeAt(long index) {
    return lastTime - Math.round((lastIndex - index) * interval);
  }

  /** The samples from one index up to, but excluding, another; both within this segment. */
  Segment slice(long from, long to) {
    if (from == start && to == end()) {
      return this;
    }
    int length = (int) (to - from);
    double[] part = new double[length * channels];
    copyTo(part, from, from, to, length);
    return new Segment(from, channels, part, lastIndex, lastTime, interval, label);
  }

  /**
   * Copies samples into a window's array.
   *
   * @param targetStart index of the target's first sample
   * @param targetLength samples per channel of the target
   */
  void copyTo(double[] target, long targetStart, long from, long to, int targetLength) {
    for (int channel = 0; channel < channels; channel++) {
      System.arraycopy(
          values,
          channel * length() + (int) (from - start),
          target,
          channel * targetLength + (int) (from - targetStart),
          (int) (to - from));
    }
  }
}
