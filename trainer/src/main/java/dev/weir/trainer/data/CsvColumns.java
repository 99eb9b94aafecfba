package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a CSV file.
 *
 * @param names their names
 * @param roles their roles
 * @param label the index of the label column, from 0; -1 if there are no labels
 * @param isGuessed whether the label column was found neither by a known name nor by an option
 * @param doubts warnings about them, as sentences
 */
record CsvColumns(
    CsvColumnNames names, List<CsvRole> roles, int label, boolean isGuessed, List<String> doubts) {

  CsvColumns {
    roles = List.copyOf(roles);
    doubts = List.copyOf(doubts);
  }

  boolean hasHeader() {
    return !names.names().isEmpty();
  }

  int count() {
    return roles.size();
  }

  /** The indices of the value columns, in order. */
  int[] values() {
    return IntStream.range(0, count()).filter(i -> roles.get(i) == CsvRole.VALUE).toArray();
  }

  /** The index of the column with this role, if any; not for values. */
  Optional<Integer> of(CsvRole role) {
    return Optional.of(roles.indexOf(role)).filter(column -> column >= 0);
  }

  String remedyForWord(int column) {
    String name = names.of(column);
    String asLabel = "; if it is the label, set label=" + name;
    return "%s; if it is not a sample, use --ignore %s"
        .formatted(label < 0 || isGuessed ? asLabel : "", name);
  }

  /** The columns that are neither values nor label, by name or number. */
  List<String> ignored() {
    return IntStream.range(0, count())
        .filter(i -> roles.get(i) != CsvRole.VALUE && roles.get(i) != CsvRole.LABEL)
        .mapToObj(names::of)
        .toList();
  }

  /** A short description of the content of each line. */
  String description() {
    List<String> ignored = ignored();
    int values = values().length;
    return "%d value%s per line, %s%s"
        .formatted(
            values,
            values == 1 ? "" : "s",
            label < 0 ? "no label column" : "label column " + names.quoted(label),
            ignored.isEmpty() ? "" : ", ignored: " + String.join(", ", ignored));
  }

  /**
   * The difference from another file's columns: their number, their names if both files have names,
   * or their roles. Empty if there is none.
   */
  Optional<String> differenceFrom(CsvColumns other, Path file) {
    if (count() != other.count()) {
      return Optional.of("has %d columns, but %s has %d".formatted(count(), file, other.count()));
    }
    return IntStream.range(0, count())
        .boxed()
        .flatMap(column -> differenceAt(column, other, file).stream())
        .findFirst();
  }

  private Optional<String> differenceAt(int column, CsvColumns other, Path file) {
    String name = names.of(column);
    String otherName = other.names.of(column);
    if (hasHeader() && other.hasHeader() && !name.equals(otherName)) {
      boolean sameNames = Set.copyOf(names.names()).equals(Set.copyOf(other.names.names()));
      return Optional.of(
          "has %s than %s: column %d is '%s', not '%s'"
              .formatted(
                  sameNames ? "its columns in another order" : "other columns",
                  file,
                  column + 1,
                  name,
                  otherName));
    }
    return roles.get(column) == other.roles.get(column)
        ? Optional.empty()
        : Optional.of(
            "reads column %s as %s, but it is %s in %s"
                .formatted(names.quoted(column), roles.get(column), other.roles.get(column), file));
  }
}
