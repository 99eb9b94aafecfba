package dev.weir.schemas.windowing;

import org.jspecify.annotations.Nullable;

/**
 * A window cut from a signal.
 *
 * @param start index of its first sample in the signal
 * @param channels number of channels
 * @param values channel after channel; not copied
 * @param eventTime of its last sample, milliseconds since the epoch
 * @param label the class of more than half of its samples, or null
 * @param begin of samples that are counted: where the first one was read; null: by its index alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignalWindow(
    long start,
    int channels,
    double[] values,
    long eventTime,
    @Nullable String label,
    @Nullable ReadingPosition begin) {
  /** A window of samples whose index names them. */
  public SignalWindow(
      long start, int channels, double[] values, long eventTime, @Nullable String label) {
    this(start, channels, values, eventTime, label, null);
  }

  /** The same window of samples that are counted. */
  SignalWindow beginningAt(@Nullable ReadingPosition position) {
    return new SignalWindow(start, channels, values, eventTime, label, position);
  }

  /** Samples per channel. */
  public int length() {
    return values.length / channels;
  }

  /**
   * The id of the window's record: source, position and length only, so the same samples have the
   * same id however they were sent. The index of counted samples depends on where reading began, so
   * their position is that of the first one's record in its topic.
   */
  public String id(String source) {
    return "%s@%s+%d".formatted(source, begin == null ? start : begin, length());
  }
}
