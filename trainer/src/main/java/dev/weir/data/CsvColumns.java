package dev.weir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a CSV file.
 *
 * @param names how they are called
 * @param roles what each of them is
 * @param label the index of the label's, from 0; -1 if there are no labels
 * @param isGuessed whether the label's is neither named as usual nor by the user
 * @param doubts what is odd about them, as sentences
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

  /** The indices of the columns with values, in order. */
  int[] values() {
    return IntStream.range(0, count()).filter(i -> roles.get(i) == CsvRole.VALUE).toArray();
  }

  /** The index of the column that has a role but is no value, if there is one. */
  Optional<Integer> of(CsvRole role) {
    return Optional.of(roles.indexOf(role)).filter(column -> column >= 0);
  }

  /** What to do about a column of words among the values. */
  String remedyForWord(int column) {
    String name = names.of(column);
    String asLabel = "; if it is the label, write label=" + name;
    return "%s; if it is no sample, leave it out: --ignore %s"
        .formatted(label < 0 || isGuessed ? asLabel : "", name);
  }

  /** The columns that are neither values nor label, as they are called. */
  List<String> leftOut() {
    return IntStream.range(0, count())
        .filter(i -> roles.get(i) != CsvRole.VALUE && roles.get(i) != CsvRole.LABEL)
        .mapToObj(names::of)
        .toList();
  }

  /** What is read of each line, in a few words. */
  String description() {
    List<String> leftOut = leftOut();
    int values = values().length;
    return "%d value%s a line, %s%s"
        .formatted(
            values,
            values == 1 ? "" : "s",
            label < 0 ? "no label column" : "label column " + names.quoted(label),
            leftOut.isEmpty() ? "" : ", no values in " + String.join(", ", leftOut));
  }

  /**
   * What tells these columns from those of another file: their number, their names as far as both
   * have some, or what they hold. Empty if nothing does.
   */
  Optional<String> differenceFrom(CsvColumns other, Path file) {
    if (count() != other.count()) {
      return Optional.of("has %d columns, where %s has %d".formatted(count(), file, other.count()));
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
            "has column %s as %s, where it is %s in %s"
                .formatted(names.quoted(column), roles.get(column), other.roles.get(column), file));
  }
}
