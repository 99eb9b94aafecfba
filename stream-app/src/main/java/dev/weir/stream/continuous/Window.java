package dev.weir.stream.continuous;

/** A window that was cut. A class and no record, since it has an array. */
public final class Window {
  private final long start;
  private final int channels;
  private final double[] values;
  private final long eventTime;
  private final String label;

  /**
   * Creates a window.
   *
   * @param start index of its first sample in the signal
   * @param channels how many there are
   * @param values channel after channel; not copied
   * @param eventTime of its last sample, milliseconds since the epoch
   * @param label of more than half of its samples, or null
   */
  Window(long start, int channels, double[] values, long eventTime, String label) {
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

  /** The samples, channel after channel; the window's own array. */
  public double[] values() {
    return values;
  }

  /** When its last sample was measured, milliseconds since the epoch. */
  public long eventTime() {
    return eventTime;
  }

  /** The class of more than half of its samples, or null. */
  public String label() {
    return label;
  }

  /** Samples of each channel. */
  public int length() {
    return values.length / channels;
  }

  /**
   * The id of the record that the window becomes: source, position and length. It depends on
   * nothing else, so the same samples have the same id however they were sent.
   */
  public String id(String source) {
    return source + "@" + start + "+" + length();
  }
}
