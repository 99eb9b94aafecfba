package dev.weir.trainer.data;

import java.util.Optional;

/**
 * One signal of a CSV file, with the other fields of its line.
 *
 * @param values the samples, in column order; finite; not copied
 * @param row the line
 * @param columns the columns of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CsvSignal(double[] values, CsvRow row, CsvColumns columns) {

  /** Its line number in the file, from 1. */
  public long line() {
    return row.line();
  }

  /** The class, if present; ? and NaN mean none. */
  public Optional<String> label() {
    return cell(CsvRole.LABEL).filter(text -> !text.equals("?") && !text.equalsIgnoreCase("nan"));
  }

  /** The id, if present. */
  public Optional<String> id() {
    return cell(CsvRole.ID);
  }

  /** The source, if present. */
  public Optional<String> source() {
    return cell(CsvRole.SOURCE);
  }

  /** The event time as written, if present. */
  public Optional<String> eventTime() {
    return cell(CsvRole.EVENT_TIME);
  }

  /** The index of the label column, from 0; -1 if there is none. */
  int labelColumn() {
    return columns.label();
  }

  /** A cell's raw text. */
  String cell(int column) {
    return row.cells().get(column).strip();
  }

  private Optional<String> cell(CsvRole role) {
    return columns.of(role).map(this::cell).filter(it -> !it.isEmpty());
  }
}
