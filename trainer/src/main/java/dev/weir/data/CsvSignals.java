package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The signals of a CSV file, one per line, read on demand. Only the second line is read ahead, if
 * it helps to detect a header.
 */
final class CsvSignals implements Iterator<CsvSignal> {
  private static final String TRAILING =
      ": the last one is empty, after a separator at the end of the line. Take that away, or add"
          + " one to the first line";

  private final Path file;
  private final CsvRows rows;
  private final CsvColumns columns;
  private CsvRow next;
  private CsvRow afterNext;
  private boolean isFirst = true;

  /**
   * Reads the header.
   *
   * @throws DataException if the file is empty, or the columns do not match the options
   */
  CsvSignals(BufferedReader reader, Path file, CsvOptions options) throws IOException {
    this.file = file;
    this.rows = new CsvRows(reader);
    this.next = read().orElseThrow(() -> DataException.in(file, "is empty"));
    if (CsvHeader.needsSecond(next.cells(), options)) {
      afterNext = read().orElse(null);
    }
    columns = CsvColumnRoles.columns(file, next, Optional.ofNullable(afterNext), options);
    if (columns.hasHeader()) {
      advance();
    }
  }

  private Optional<CsvRow> read() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  private void advance() {
    next = afterNext;
    afterNext = null;
  }

  CsvColumns columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read().orElse(null);
    }
    return next != null;
  }

  /**
   * The next signal.
   *
   * @throws DataException with line and column if a value is not a finite number, or the number of
   *     columns differs from the first line's
   */
  @Override
  public CsvSignal next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRow row = next;
    advance();
    checkCount(row);
    CsvSignal signal = new CsvSignal(values(row), row, columns);
    isFirst = false;
    signal.label().ifPresent(label -> ClassNames.check(label, file, row.line()));
    return signal;
  }

  private void checkCount(CsvRow row) {
    int count = row.cells().size();
    boolean trails = count == columns.count() + 1 && row.cells().getLast().isEmpty();
    if (count != columns.count()) {
      throw DataException.at(
          file,
          row.line(),
          "%d columns where the first line has %d%s"
              .formatted(count, columns.count(), trails ? TRAILING : ""));
    }
  }

  /** A word in the first line of values is not a typo but indicates a column without values. */
  private void checkWord(CsvRow row, int column) {
    String cell = row.cells().get(column);
    if (isFirst && !Numbers.isNumeric(cell)) {
      throw DataException.at(
          file, row.line(), column + 1, Numbers.problem(cell) + columns.remedyForWord(column));
    }
  }

  private double[] values(CsvRow row) {
    int[] places = columns.values();
    double[] values = new double[places.length];
    for (int i = 0; i < values.length; i++) {
      checkWord(row, places[i]);
      values[i] = Numbers.parse(row.cells().get(places[i]), file, row.line(), places[i] + 1);
    }
    return values;
  }
}
