package dev.weir.experiments.bench;

/**
 * Resource usage of a topology's process so far.
 *
 * @param cpuNanos CPU time of the whole process, nanoseconds
 * @param pollIdle the share of time, 0 to 1, in which the stream thread waited for records within
 *     the last seconds; NaN if not yet known
 * @param requestBytes bytes sent to {@code shard-images}, as on the wire
 * @param answerBytes bytes sent to {@code shard-distances}
 */
record ResourceUsage(long cpuNanos, double pollIdle, long requestBytes, long answerBytes) {

  /** The usage of several processes together; the idle share is the mean of two. */
  ResourceUsage and(ResourceUsage other) {
    return new ResourceUsage(
        cpuNanos + other.cpuNanos,
        (pollIdle + other.pollIdle) / 2,
        requestBytes + other.requestBytes,
        answerBytes + other.answerBytes);
  }

  private static final String MARK = "usage";

  /** Whether a line has this format: the JVM may print other lines. */
  static boolean isUsage(String line) {
    return line.startsWith(MARK + " ");
  }

  /** Formats the usage as a line of text. */
  String toLine() {
    return String.join(
        " ",
        MARK,
        Long.toString(cpuNanos),
        Double.toString(pollIdle),
        Long.toString(requestBytes),
        Long.toString(answerBytes));
  }

  /**
   * Parses {@link #toLine}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static ResourceUsage parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 5 || !isUsage(line)) {
      throw new IllegalArgumentException("not a usage: '" + line + "'");
    }
    return new ResourceUsage(
        Long.parseLong(words[1]),
        Double.parseDouble(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }
}
