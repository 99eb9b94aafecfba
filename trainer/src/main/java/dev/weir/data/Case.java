package dev.weir.data;

/** One labelled signal of a file. */
final class Case {
  private final double[] values;
  private final String label;
  private final long line;

  /**
   * Keeps the values without copying them.
   *
   * @param line its line in the file, from 1
   */
  Case(double[] values, String label, long line) {
    this.values = values;
    this.label = label;
    this.line = line;
  }

  double[] values() {
    return values;
  }

  String label() {
    return label;
  }

  long line() {
    return line;
  }
}
