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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignalWindow(
    long start, int channels, double[] values, long eventTime, @Nullable String label) {

  /** Samples per channel. */
  public int length() {
    return values.length / channels;
  }

  /**
   * The id of the window's record: source, position and length only, so the same samples have the
   * same id however they were sent.
   */
  public String id(String source) {
    return source + "@" + start + "+" + length();
  }
}
