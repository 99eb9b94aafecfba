package dev.weir.trainer.data;

import java.util.Optional;

/** One signal of a CSV file, with the other fields of its line. */
public final class CsvSignal {
  private final double[] values;
  private final CsvRow row;
  private final CsvColumns columns;

  CsvSignal(double[] values, CsvRow row, CsvColumns columns) {
    this.values = values;
    this.row = row;
    this.columns = columns;
  }

  /** The samples, in column order; finite. Not copied. */
  public double[] values() {
    return values;
  }

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
