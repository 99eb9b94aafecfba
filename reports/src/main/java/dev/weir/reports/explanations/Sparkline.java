package dev.weir.reports.explanations;

/** Values as a row of block characters, the minimum lowest: {@code ▁▃█▂}. */
final class Sparkline {

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  static String of(float[] values, int from, int to) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    StringBuilder line = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      double height = most > least ? (values[i] - least) / (most - least) : 0;
      line.append(BLOCKS.charAt((int) Math.round(height * (BLOCKS.length() - 1))));
    }
    return line.toString();
  }

  /** Underlines a range of the values above, with spaces elsewhere. */
  static String marks(int length, int from, int to) {
    int first = Math.clamp(from, 0, length);
    int end = Math.clamp(to, first, length);
    return " ".repeat(first) + "‾".repeat(end - first);
  }
}
