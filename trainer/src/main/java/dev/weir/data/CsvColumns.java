package dev.weir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a CSV file: their names, if the first line has them, and which one is the label.
 *
 * <p>The first line is taken for names where one of its cells is the label column's name, or where
 * no cell but the label's is a number.
 *
 * @param names empty if the file has no header
 * @param count how many there are
 * @param label the label's index, from 0
 */
record CsvColumns(List<String> names, int count, int label) {
  private static final Set<String> USUAL_LABELS = Set.of("label", "class", "target");
  private static final int MOST_SHOWN = 12;

  static CsvColumns of(Path file, List<String> firstLine, CsvOptions options) {
    boolean header = options.header().orElseGet(() -> isHeader(firstLine, options));
    List<String> names = header ? firstLine : List.of();
    int count = firstLine.size();
    if (count < 2) {
      throw DataException.at(file, 1, "has one column; a label and at least one value are needed");
    }
    int label = options.label().map(given -> find(file, given, names, count)).orElse(-1);
    return new CsvColumns(names, count, label < 0 ? usualLabel(names, count) : label);
  }

  private static boolean isHeader(List<String> cells, CsvOptions options) {
    if (options.label().map(given -> namedByWord(cells, given)).orElse(usual(cells)).isPresent()) {
      return true;
    }
    int label = options.label().map(given -> number(given) - 1).orElse(cells.size() - 1);
    return IntStream.range(0, cells.size())
        .filter(column -> column != label)
        .noneMatch(column -> Numbers.isNumber(cells.get(column)));
  }

  private static int usualLabel(List<String> names, int count) {
    return usual(names).orElse(count - 1);
  }

  private static int find(Path file, String given, List<String> names, int count) {
    OptionalInt column = named(names, given);
    if (column.isPresent()) {
      return column.getAsInt();
    }
    int number = number(given);
    if (number >= 1 && number <= count) {
      return number - 1;
    }
    throw DataException.in(
        file, "has no column '%s' for the label; %s".formatted(given, describe(names, count)));
  }

  private static String describe(List<String> names, int count) {
    if (names.isEmpty()) {
      return "it has no header, so give the column's number, 1 to " + count;
    }
    String shown = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, count)));
    return "its %d columns are %s%s".formatted(count, shown, count > MOST_SHOWN ? ", …" : "");
  }

  /** In a first line that may hold values, a number is a column's place rather than its name. */
  private static OptionalInt namedByWord(List<String> names, String name) {
    return number(name) > 0 ? OptionalInt.empty() : named(names, name);
  }

  private static OptionalInt named(List<String> names, String name) {
    return IntStream.range(0, names.size())
        .filter(column -> names.get(column).strip().equalsIgnoreCase(name))
        .findFirst();
  }

  private static OptionalInt usual(List<String> names) {
    return IntStream.range(0, names.size())
        .filter(column -> USUAL_LABELS.stream().anyMatch(names.get(column)::equalsIgnoreCase))
        .findFirst();
  }

  /** The number a text stands for, or 0. */
  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
