package dev.weir.stream.continuous;

/**
 * Consecutive samples of a signal: a piece, or what is kept of one. Immutable, but for the array of
 * samples, which belongs to it. A class and no record: it has an array, and what a record holds is
 * never printed.
 */
public final class Segment {
  private static final int FRAME_BYTES = 41;
  private static final int MOST_BYTES_A_UNIT = 3;

  private final long start;
  private final int channels;
  private final double[] values;
  private final long lastIndex;
  private final long lastTime;
  private final double interval;
  private final String label;

  /**
   * Creates a segment.
   *
   * @param start index of the first sample in the signal
   * @param channels how many there are
   * @param values channel after channel; not copied
   * @param lastIndex index of the last sample of the piece that this is from
   * @param lastTime when that was measured, milliseconds since the epoch
   * @param interval milliseconds between two samples; 0: unknown
   * @param label the class of the piece, or null
   */
  Segment(
      long start,
      int channels,
      double[] values,
      long lastIndex,
      long lastTime,
      double interval,
      String label) {
    this.start = start;
    this.channels = channels;
    this.values = values;
    this.lastIndex = lastIndex;
    this.lastTime = lastTime;
    this.interval = interval;
    this.label = label;
  }

  /** A whole piece; {@code lastTime} is when its last sample was measured. */
  public static Segment piece(
      long start, int channels, double[] values, long lastTime, double interval, String label) {
    int length = values.length / channels;
    return new Segment(start, channels, values, start + length - 1, lastTime, interval, label);
  }

  /** Index of the first sample in the signal. */
  public long start() {
    return start;
  }

  /** Samples of each channel. */
  public int length() {
    return values.length / channels;
  }

  /** The index after the last sample. */
  public long end() {
    return start + length();
  }

  /** How many bytes it takes where it is stored, at the most. */
  long bytes() {
    return FRAME_BYTES
        + (long) values.length * Double.BYTES
        + (label == null ? 0 : (long) label.length() * MOST_BYTES_A_UNIT);
  }

  /** When the last sample of the piece was measured, milliseconds since the epoch. */
  public long lastTime() {
    return lastTime;
  }

  long lastIndex() {
    return lastIndex;
  }

  double interval() {
    return interval;
  }

  String label() {
    return label;
  }

  /** The samples, channel after channel; the segment's own array. */
  double[] values() {
    return values;
  }

  /** When a sample was measured; without an interval, all of a piece are taken for its last. */
  long timeAt(long index) {
    return lastTime - Math.round((lastIndex - index) * interval);
  }

  /** The samples from one index to before another, both within this segment. */
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
   * Copies samples into an array of a window.
   *
   * @param targetStart index of the first sample of the target
   * @param targetLength samples of each channel of the target
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
