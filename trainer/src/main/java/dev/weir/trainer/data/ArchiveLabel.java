package dev.weir.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the label column of a table named like those of the UCR archive: the first column, as in
 * the archive, unless the content contradicts that.
 *
 * <p>Worked example: {@code 0.31,0.65,...,1} and {@code 0.12,0.83,...,2} have fractions in the
 * first column and a few whole numbers in the last: the last is the label. If both columns are a
 * few whole numbers, the name decides, with a warning.
 *
 * @param column the number of the label column, from 1; empty if the rules of other tables apply
 * @param doubt a warning, as a sentence
 */
record ArchiveLabel(Optional<String> column, Optional<String> doubt) {
  /** With more distinct values, they are not classes. */
  private static final int MOST_CLASSES = 4096;

  /** With fewer lines, each may have its own class. */
  private static final int FEW_LINES = 3;

  /** What the cells of one column have in common. */
  private static final class Column {
    private final int index;
    private final Set<String> different = new HashSet<>();
    private boolean whole = true;
    private boolean complete = true;
    private long lines;

    Column(int index) {
      this.index = index;
    }

    void add(List<String> cells) {
      lines++;
      String cell = index < cells.size() ? cells.get(index) : "";
      whole &= !NumberParser.isNumber(cell) || isWhole(Double.parseDouble(cell.strip()));
      complete &= !NumberParser.isMissing(cell);
      if (different.size() <= MOST_CLASSES) {
        different.add(cell.strip());
      }
    }

    private static boolean isWhole(double value) {
      return value == Math.rint(value);
    }

    /** A word can be a class; a fraction cannot. */
    boolean canBeLabel() {
      return whole && different.size() <= MOST_CLASSES;
    }

    /** Whether each value occurs about twice or more. */
    boolean isLikeLabel() {
      return canBeLabel() && complete && different.size() > 1 && 2L * different.size() <= lines;
    }

    /** For example line numbers, or the training part of a data set with one case per class. */
    boolean differsOnEachLine() {
      return lines >= FEW_LINES && different.size() == lines;
    }

    String rejection() {
      return whole ? "%,d distinct values".formatted(different.size()) : "fractions";
    }

    String number() {
      return Integer.toString(index + 1);
    }
  }

  private static final String NAMED =
      "the file is named like a table of the UCR archive, in which the label comes first, but ";

  private static final String ALL_DIFFERENT =
      "column 1 is read as the label because the file is named like a table of the UCR archive,"
          + " but it is different on every line: if it is a line number, set label=COLUMN and use"
          + " --ignore 1";

  /**
   * Reads all lines.
   *
   * @param ignored columns that are left out, by number from 1
   */
  static ArchiveLabel of(BufferedReader reader, List<String> ignored) throws IOException {
    CsvRowReader rows = new CsvRowReader(reader);
    CsvRow row = rows.next();
    Column first = new Column(0);
    Column last = new Column(last(row.cells().size(), ignored));
    for (; row != null; row = rows.next()) {
      first.add(row.cells());
      last.add(row.cells());
    }
    return ignored.contains("1") ? byContent(first, last, "is ignored") : of(first, last);
  }

  private static int last(int count, List<String> ignored) {
    return IntStream.iterate(count - 1, i -> i > 0, i -> i - 1)
        .filter(i -> !ignored.contains(Integer.toString(i + 1)))
        .findFirst()
        .orElse(0);
  }

  private static ArchiveLabel of(Column first, Column last) {
    boolean lastIsLike = last.index > 1 && last.isLikeLabel();
    if (first.isLikeLabel()) {
      return first(first, lastIsLike ? Optional.of(bothDoubt(last)) : Optional.empty());
    }
    if (first.canBeLabel() && !lastIsLike) {
      return first(
          first, first.differsOnEachLine() ? Optional.of(ALL_DIFFERENT) : Optional.empty());
    }
    return byContent(first, last, "has " + first.rejection());
  }

  private static ArchiveLabel first(Column first, Optional<String> doubt) {
    return new ArchiveLabel(Optional.of(first.number()), doubt);
  }

  private static String bothDoubt(Column last) {
    return NAMED
        + "the last column, %s, also has only %d distinct integers: column 1 is read as the label; if the last one is the label, set label=%s"
            .formatted(last.number(), last.different.size(), last.number());
  }

  /** The last column if its values look like labels; otherwise as in any other table. */
  private static ArchiveLabel byContent(Column first, Column last, String why) {
    if (last.index > 1 && last.isLikeLabel()) {
      String doubt =
          "column 1 %s and the last column, %s, has %d distinct integers: the last one is read as the label; if the first one is, set label=%s"
              .formatted(why, last.number(), last.different.size(), first.number());
      return new ArchiveLabel(Optional.of(last.number()), Optional.of(NAMED + doubt));
    }
    String doubt =
        "column 1 %s: the label is detected as in other tables; to choose it, set label=COLUMN"
            .formatted(why);
    return new ArchiveLabel(Optional.empty(), Optional.of(NAMED + doubt));
  }
}
