package dev.weir.bench;

/**
 * What a topology's process has used so far.
 *
 * @param cpuNanos processor time of the whole process, nanoseconds
 * @param pollIdle the share of time, 0 to 1, that the stream thread has waited for records within
 *     the last seconds; NaN before there is any
 */
record Usage(long cpuNanos, double pollIdle) {

  private static final String MARK = "usage";

  /** Whether a line is one of ours: a JVM may say things of its own. */
  static boolean isUsage(String line) {
    return line.startsWith(MARK + " ");
  }

  /** As a line of text. */
  String toLine() {
    return MARK + " " + cpuNanos + " " + pollIdle;
  }

  /**
   * Reads {@link #toLine}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static Usage parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !isUsage(line)) {
      throw new IllegalArgumentException("not a usage: '" + line + "'");
    }
    return new Usage(Long.parseLong(words[1]), Double.parseDouble(words[2]));
  }
}
