package dev.weir.scoreboard;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns are aligned for reading as plain text. */
final class MarkdownTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  MarkdownTable(List<String> heading) {
    widths = new int[heading.size()];
    row(heading);
  }

  /** Adds a row with one cell per column. */
  void row(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells.get(i).length());
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line(rows.getFirst()));
    for (int width : widths) {
      text.append("|").append("-".repeat(width + 2));
    }
    text.append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("| ").append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length()));
      line.append(' ');
    }
    return line.append("|\n").toString();
  }
}
