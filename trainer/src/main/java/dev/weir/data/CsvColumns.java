package dev.weir.data;

import java.util.List;
import java.util.Optional;
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

  /** Whether these columns are the same ones in the same order, as far as they have names. */
  boolean agreesWith(CsvColumns other) {
    boolean bothNamed = hasHeader() && other.hasHeader();
    return roles.equals(other.roles) && (!bothNamed || names.names().equals(other.names.names()));
  }
}
