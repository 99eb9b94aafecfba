package dev.weir.trainer.data;

import dev.weir.trainer.data.CsvOptions.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Assigns a role to each column: first by the user's options, then by name, and the last column if
 * no label was found.
 */
final class CsvColumnRoles {
  private static final String Y = "y";

  private final Path file;
  private final CsvOptions options;
  private final CsvColumnNames names;
  private final CsvRow values;
  private final CsvRole[] roles;
  private final List<String> doubts = new ArrayList<>();
  private boolean guessed;

  private CsvColumnRoles(Path file, CsvColumnNames names, CsvRow values, CsvOptions options) {
    this.file = file;
    this.options = options;
    this.names = names;
    this.values = values;
    this.roles = new CsvRole[names.count()];
    Arrays.fill(roles, CsvRole.VALUE);
  }

  /**
   * Determines the columns of a file.
   *
   * @param second the line after the first, if any
   * @throws DataException if an option refers to a missing column, or there are no value columns
   */
  static CsvColumns columns(Path file, CsvRow first, Optional<CsvRow> second, CsvOptions options) {
    CsvHeader header = new CsvHeader(first.cells(), second.map(CsvRow::cells), options);
    List<String> names = header.isThere() ? first.cells() : List.of();
    CsvRow values = names.isEmpty() ? first : second.orElse(first);
    CsvColumnRoles all =
        new CsvColumnRoles(
            file, new CsvColumnNames(file, names, first.cells().size()), values, options);
    if (header.isDoubtful()) {
      all.doubts.add(
          "line %d counts %s, ... and is read as column names; if it is a case, set header=no"
              .formatted(first.line(), String.join(", ", first.cells().subList(0, 3))));
    }
    return all.assign(first.line());
  }

  private CsvColumns assign(long line) {
    if (!names.names().isEmpty()) {
      takeNames();
    }
    options.ignored().forEach(given -> roles[names.find(given, "to ignore")] = CsvRole.IGNORED);
    takeLabel();
    int label = Arrays.asList(roles).indexOf(CsvRole.LABEL);
    if (!Arrays.asList(roles).contains(CsvRole.VALUE)) {
      throw DataException.at(file, line, tooFew());
    }
    checkLast(line);
    CsvNamePatterns.check(file, values()).ifPresent(doubts::add);
    CsvNamePatterns.twice(values()).ifPresent(doubts::add);
    CsvNamePatterns.unlike(values()).ifPresent(doubts::add);
    if (columns().filter(i -> roles[i] == CsvRole.VALUE).count() == 1) {
      doubts.add("each line has only one value; a line contains all samples of a signal");
    }
    return new CsvColumns(names, List.of(roles), label, guessed, doubts);
  }

  /** Names of the value columns; empty without a header. */
  private List<String> values() {
    return columns()
        .filter(i -> roles[i] == CsvRole.VALUE && names.isNamed(i))
        .mapToObj(names::of)
        .toList();
  }

  /** Without names, a separator at the end of every line looks like a column of missing labels. */
  private void checkLast(long line) {
    int last = roles.length - 1;
    boolean counts = roles[last] == CsvRole.VALUE || (roles[last] == CsvRole.LABEL && guessed);
    if (names.names().isEmpty() && values.cells().getLast().isEmpty() && counts) {
      throw DataException.at(
          file,
          line,
          roles.length,
          "the last column is empty. If each line ends with a separator, remove it, or use --ignore %d; if a value or label is missing, fill it in"
              .formatted(roles.length));
    }
  }

  private String tooFew() {
    if (roles.length == 1 && options.labels() == Labels.NEEDED) {
      return "has one column; a label and at least one value are needed, separated by commas,"
          + " semicolons or tabs";
    }
    return "has no column with values: " + Arrays.toString(roles).toLowerCase(Locale.ROOT);
  }

  private void takeNames() {
    for (CsvRole role : CsvRole.values()) {
      if (role.isField()) {
        takeField(role);
      }
    }
    List<String> unnamed =
        columns().filter(i -> !names.isNamed(i)).mapToObj(i -> Integer.toString(i + 1)).toList();
    columns().filter(i -> !names.isNamed(i)).forEach(i -> roles[i] = CsvRole.IGNORED);
    if (!unnamed.isEmpty() && !isAllIgnored(unnamed)) {
      doubts.add(
          "column %s has no name, like the index that pandas writes, and is ignored; if it contains values, name it"
              .formatted(String.join(", ", unnamed)));
    }
  }

  private boolean isAllIgnored(List<String> numbers) {
    return options.ignored().containsAll(numbers);
  }

  /**
   * Assigns the role to the column with the best matching name; other matches are not values
   * either.
   */
  private void takeField(CsvRole role) {
    List<Integer> fitting =
        columns()
            .filter(i -> CsvRole.named(names.of(i)).filter(role::equals).isPresent())
            .boxed()
            .sorted(Comparator.comparingInt(i -> role.rank(names.of(i))))
            .toList();
    for (int i = 0; i < fitting.size(); i++) {
      roles[fitting.get(i)] = i == 0 ? role : CsvRole.IGNORED;
      if (i > 0) {
        warnOfSecond(fitting.getFirst(), fitting.get(i));
      }
    }
  }

  private void warnOfSecond(int taken, int other) {
    doubts.add(
        "column %s has the same meaning as %s and is ignored"
            .formatted(names.quoted(other), names.quoted(taken)));
  }

  private void takeLabel() {
    int named = Arrays.asList(roles).indexOf(CsvRole.LABEL);
    if (options.isUnlabelled()) {
      columns().filter(i -> i == named).forEach(i -> roles[i] = CsvRole.IGNORED);
    } else if (options.label().isPresent()) {
      takeGivenLabel(names.find(options.label().get(), "for the label"), named);
    } else if (named < 0) {
      guessLabel();
    }
  }

  private void takeGivenLabel(int given, int named) {
    if (options.ignored().stream().anyMatch(name -> names.find(name, "to ignore") == given)) {
      throw new DataNameException(
          "%s: column %s cannot be both the label and ignored"
              .formatted(file, names.quoted(given)));
    }
    if (named >= 0 && named != given) {
      roles[named] = CsvRole.IGNORED;
      warnOfSecond(given, named);
    }
    roles[given] = CsvRole.LABEL;
  }

  private void guessLabel() {
    int last = columns().filter(i -> roles[i] == CsvRole.VALUE).max().orElse(-1);
    int y = y(last);
    if (y >= 0) {
      roles[y] = CsvRole.LABEL;
    } else if (last >= 0 && (options.labels() == Labels.NEEDED || isWord(last))) {
      roles[last] = CsvRole.LABEL;
      guessed = true;
    }
  }

  /** As in scikit-learn, a column y is the label if it is first or last and there is no x. */
  private int y(int last) {
    int first = columns().filter(i -> roles[i] == CsvRole.VALUE).findFirst().orElse(-1);
    boolean isAxis = columns().anyMatch(i -> names.of(i).equalsIgnoreCase("x"));
    return IntStream.of(first, last)
        .filter(i -> i >= 0 && !isAxis && names.of(i).equalsIgnoreCase(Y))
        .findFirst()
        .orElse(-1);
  }

  private boolean isWord(int column) {
    return column < values.cells().size() && !NumberParser.isNumeric(values.cells().get(column));
  }

  private IntStream columns() {
    return IntStream.range(0, roles.length);
  }
}
