package dev.weir.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table whose columns are aligned for reading as plain text. */
public final class MarkdownTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  public MarkdownTable(List<String> heading) {
    widths = new int[heading.size()];
    row(heading);
  }

  /** One line of a table without alignment; bars within cells are escaped. */
  public static String line(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Adds a row with one cell per column. */
  public void row(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells.get(i).length());
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(aligned(rows.getFirst()));
    for (int width : widths) {
      text.append("|").append("-".repeat(width + 2));
    }
    text.append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(aligned(row)));
    return text.toString();
  }

  private String aligned(List<String> cells) {
    String[] padded = new String[widths.length];
    for (int i = 0; i < widths.length; i++) {
      padded[i] = cells.get(i) + " ".repeat(widths[i] - cells.get(i).length());
    }
    return line(padded);
  }
}
