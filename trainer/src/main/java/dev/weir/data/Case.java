package dev.weir.data;

/** One labelled signal of a file. */
final class Case {
  private final double[] values;
  private final String label;
  private final long line;

  /**
   * Holds what was read; the values are not copied.
   *
   * @param line where it stands, from 1
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
