package dev.weir.reports.text;

import dev.weir.schemas.TextSanitizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A table with a heading; each column is as wide as its widest cell. On a narrower terminal the
 * widest columns are truncated with an ellipsis. Control characters in cells are made visible.
 */
public final class TextTable {

  private static final String GAP = "  ";
  private static final String CUT = "…";
  private static final int NARROWEST = 8;

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;
  private final OptionalInt terminal;

  /** A table with these columns, at most as wide as the terminal. */
  public TextTable(String... columns) {
    this(Terminal.width(), columns);
  }

  /** A table with these columns and this maximum width. */
  TextTable(OptionalInt terminal, String... columns) {
    this.terminal = terminal;
    widths = new int[columns.length];
    row(columns);
  }

  /** Adds a row with a cell for each column. */
  public TextTable row(String... cells) {
    if (cells.length != widths.length) {
      throw new IllegalArgumentException(
          "%d cells do not fit %d columns".formatted(cells.length, widths.length));
    }
    List<String> plain = Arrays.stream(cells).map(TextSanitizer::escape).toList();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], DisplayWidth.of(plain.get(i)));
    }
    rows.add(plain);
    return this;
  }

  /** The lines, the heading first, without trailing spaces. */
  public List<String> lines() {
    int[] fitted = fitted();
    return rows.stream().map(row -> line(row, fitted)).toList();
  }

  /** The last row as in {@link #lines}: for printing a growing table. */
  public String lastLine() {
    return line(rows.getLast(), fitted());
  }

  /** The widths of the columns, the widest reduced until all fit. */
  private int[] fitted() {
    int[] fitted = widths.clone();
    int room = terminal.orElse(Integer.MAX_VALUE) - GAP.length() * (fitted.length - 1);
    while (IntStream.of(fitted).sum() > room) {
      int widest =
          IntStream.range(0, fitted.length)
              .boxed()
              .max(Comparator.comparingInt(column -> fitted[column]))
              .orElseThrow();
      if (fitted[widest] <= NARROWEST) {
        break;
      }
      fitted[widest]--;
    }
    return fitted;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - DisplayWidth.of(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Truncates a cell to a width. */
  private static String cut(String cell, int width) {
    return DisplayWidth.of(cell) <= width ? cell : DisplayWidth.cut(cell, width - 1) + CUT;
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines());
  }
}
