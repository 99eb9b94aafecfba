package dev.weir.experiments.bench;

/**
 * Resource usage of a topology's process so far.
 *
 * @param cpuNanos CPU time of the whole process, nanoseconds
 * @param pollIdle the share of time, 0 to 1, in which the stream thread waited for records within
 *     the last seconds; NaN if not yet known
 */
record ResourceUsage(long cpuNanos, double pollIdle) {

  private static final String MARK = "usage";

  /** Whether a line has this format: the JVM may print other lines. */
  static boolean isUsage(String line) {
    return line.startsWith(MARK + " ");
  }

  /** Formats the usage as a line of text. */
  String toLine() {
    return MARK + " " + cpuNanos + " " + pollIdle;
  }

  /**
   * Parses {@link #toLine}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static ResourceUsage parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !isUsage(line)) {
      throw new IllegalArgumentException("not a usage: '" + line + "'");
    }
    return new ResourceUsage(Long.parseLong(words[1]), Double.parseDouble(words[2]));
  }
}
