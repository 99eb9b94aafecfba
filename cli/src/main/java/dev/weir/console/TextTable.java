package dev.weir.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells under a heading, each column as wide as its widest cell. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  /** A table with these columns. */
  public TextTable(String... columns) {
    widths = new int[columns.length];
    row(columns);
  }

  /** Adds a row with a cell for each column. */
  public TextTable row(String... cells) {
    if (cells.length != widths.length) {
      throw new IllegalArgumentException(
          "%d cells do not fit %d columns".formatted(cells.length, widths.length));
    }
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].length());
    }
    rows.add(Arrays.asList(cells));
    return this;
  }

  /** The lines, the heading first, without spaces at their ends. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines());
  }
}
