package dev.weir.inputs.csv;

import dev.weir.schemas.NameSuggestion;
import java.util.List;

/** Finds columns by name or number. */
public final class ColumnNames {
  private static final int MOST_DIGITS = 5;

  private ColumnNames() {}

  /**
   * The number of a column.
   *
   * @throws IllegalArgumentException if there is no such column; for users
   */
  public static int find(List<String> header, String name) {
    int at = header.indexOf(name);
    if (at >= 0) {
      return at;
    }
    boolean isNumber =
        name.length() <= MOST_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (isNumber) {
      return Integer.parseInt(name);
    }
    String instead =
        header.isEmpty()
            ? "csv.header is empty, so that columns have numbers only"
            : NameSuggestion.of(name, header)
                .map("did you mean '%s'?"::formatted)
                .orElse("csv.header has " + header);
    throw new IllegalArgumentException("there is no column '%s'; %s".formatted(name, instead));
  }
}
