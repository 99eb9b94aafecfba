package dev.weir.bench;

/**
 * What a topology's process has used so far.
 *
 * @param cpuNanos processor time of the whole process, nanoseconds
 * @param pollIdle the share of time, 0 to 1, that the stream thread has waited for records within
 *     the last seconds; NaN before there is any
 */
record Usage(long cpuNanos, double pollIdle) {

  /** As a line of text. */
  String toLine() {
    return cpuNanos + " " + pollIdle;
  }

  /**
   * Reads {@link #toLine}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static Usage parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException("not a usage: '" + line + "'");
    }
    return new Usage(Long.parseLong(words[0]), Double.parseDouble(words[1]));
  }
}
