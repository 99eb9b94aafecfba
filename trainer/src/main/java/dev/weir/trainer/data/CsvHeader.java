package dev.weir.trainer.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether the first line of a CSV file contains column names, unless the user's options do.
 *
 * <p>It does if a cell is the name of a field, such as {@code label} or {@code id}, or a column
 * named in the options; if there are words and no numbers besides the label; or if its numbers
 * count 0, 1, 2, ... as in pandas column names. {@code NaN}, {@code ?} and empty cells are missing
 * values, not names.
 *
 * @param first the first line
 * @param second the line after it, if any
 */
record CsvHeader(List<String> first, Optional<List<String>> second, CsvOptions options) {
  /** This many numbers of a signal do not count 0, 1, 2, ... by chance. */
  private static final int SURELY_COUNTED = 8;

  private static final int LEAST_COUNTED = 3;

  boolean isThere() {
    return options.header().orElseGet(() -> hasNames() || isCounted());
  }

  /** Whether counting numbers are the only sign that the line contains names. */
  boolean isDoubtful() {
    return options.header().isEmpty() && !hasNames() && isCounted();
  }

  /** Whether the second line is needed to interpret the first, or must follow it anyway. */
  static boolean needsSecond(List<String> first, CsvOptions options) {
    CsvHeader alone = new CsvHeader(first, Optional.empty(), options);
    return options.header().orElseGet(() -> alone.hasNames() || counts(first));
  }

  private boolean hasNames() {
    if (first.stream().anyMatch(this::isKnownName)) {
      return !hasValues();
    }
    List<String> beside =
        IntStream.range(0, first.size()).filter(i -> i != label()).mapToObj(first::get).toList();
    return beside.stream().noneMatch(CsvHeader::isNumber)
        && beside.stream().anyMatch(cell -> !NumberParser.isNumeric(cell));
  }

  private boolean isKnownName(String cell) {
    return CsvRole.named(cell).isPresent()
        || cell.strip().equalsIgnoreCase("y")
        || Stream.concat(options.label().stream(), options.ignored().stream())
            .filter(given -> CsvColumnNames.number(given) == 0)
            .anyMatch(cell.strip()::equalsIgnoreCase);
  }

  /** Names that are numbers increase from column to column; values next to a class rarely do. */
  private boolean hasValues() {
    double[] numbers = numbers();
    return IntStream.range(1, numbers.length).anyMatch(i -> numbers[i] <= numbers[i - 1]);
  }

  private boolean isCounted() {
    double[] numbers = numbers();
    boolean counted = numbers.length >= LEAST_COUNTED && counts(first);
    boolean more = second.filter(CsvHeader::counts).isPresent();
    return counted && !more && (numbers.length >= SURELY_COUNTED || hasFractionsBelow());
  }

  private boolean hasFractionsBelow() {
    return second.stream().flatMap(List::stream).anyMatch(cell -> cell.matches("[+-]?\\d*\\.\\d+"));
  }

  /** Whether the numbers increase by one, starting at 0 or 1; they may be surrounded by words. */
  private static boolean counts(List<String> cells) {
    int begin =
        IntStream.range(0, cells.size()).filter(i -> isNumber(cells.get(i))).findFirst().orElse(0);
    int from = CsvColumnNames.number(cells.get(begin));
    int next = from;
    for (String cell : cells.subList(begin, cells.size())) {
      if (isNumber(cell) && !cell.strip().equals(Integer.toString(next++))) {
        return false;
      }
    }
    return from <= 1 && next > from;
  }

  private double[] numbers() {
    return first.stream().filter(CsvHeader::isNumber).mapToDouble(Double::parseDouble).toArray();
  }

  private static boolean isNumber(String cell) {
    return NumberParser.isNumeric(cell) && NumberParser.isNumber(cell);
  }

  private int label() {
    return options.label().map(given -> CsvColumnNames.number(given) - 1).orElse(first.size() - 1);
  }
}
