package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds columns by name or number.
 *
 * @param file for errors
 * @param names empty without a header
 * @param count number of columns
 */
record CsvColumnNames(Path file, List<String> names, int count) {
  private static final int MOST_SHOWN = 12;

  /**
   * The index of a column, from 0.
   *
   * @param given its name, case-insensitive, else its number from 1
   * @param what the purpose of the column, for the message
   * @throws DataNameException if there is no such column
   */
  int find(String given, String what) {
    OptionalInt column = named(given);
    if (column.isPresent()) {
      return column.getAsInt();
    }
    int number = number(given);
    if (number >= 1 && number <= count) {
      return number - 1;
    }
    throw new DataNameException(
        "%s: there is no column '%s' %s; %s".formatted(file, given, what, describe()));
  }

  /** A column's name, or its number from 1. */
  String of(int column) {
    return isNamed(column) ? names.get(column).strip() : Integer.toString(column + 1);
  }

  /** As {@link #of}, for use in a sentence. */
  String quoted(int column) {
    return isNamed(column) ? "'%s'".formatted(of(column)) : "number " + of(column);
  }

  /** Whether a column has a name; pandas leaves an index column unnamed or uses this name. */
  boolean isNamed(int column) {
    return !names.isEmpty()
        && !names.get(column).isBlank()
        && !names.get(column).strip().matches("Unnamed: \\d+");
  }

  private OptionalInt named(String name) {
    return IntStream.range(0, names.size())
        .filter(column -> names.get(column).strip().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  private String describe() {
    if (names.isEmpty()) {
      return "it has no header, so give the column's number, 1 to " + count;
    }
    String shown = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, count)));
    return "its %d columns are %s%s".formatted(count, shown, count > MOST_SHOWN ? ", …" : "");
  }

  /** The column number that a text represents, or 0. */
  static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
