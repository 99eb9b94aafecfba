package dev.weir.continuous;

import org.jspecify.annotations.Nullable;

/** A window cut from a signal. Not a record, since it holds an array. */
public final class Window {
  private final long start;
  private final int channels;
  private final double[] values;
  private final long eventTime;
  private final @Nullable String label;

  /**
   * Creates a window.
   *
   * @param start index of its first sample in the signal
   * @param channels number of channels
   * @param values channel after channel; not copied
   * @param eventTime of its last sample, milliseconds since the epoch
   * @param label of more than half of its samples, or null
   */
  Window(long start, int channels, double[] values, long eventTime, @Nullable String label) {
    this.start = start;
    this.channels = channels;
    this.values = values;
    this.eventTime = eventTime;
    this.label = label;
  }

  /** Index of its first sample in the signal. */
  public long start() {
    return start;
  }

  public int channels() {
    return channels;
  }

  /** The samples, channel after channel; not copied. */
  public double[] values() {
    return values;
  }

  /** The event time of its last sample, milliseconds since the epoch. */
  public long eventTime() {
    return eventTime;
  }

  /** The class of more than half of its samples, or null. */
  public @Nullable String label() {
    return label;
  }

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
