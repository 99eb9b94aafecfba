package dev.weir.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signals of a CSV file, one per line, read on demand. Only the second line is read ahead, if
 * it helps to detect a header.
 */
final class CsvSignalReader {
  private static final String TRAILING =
      ": the last one is empty, after a separator at the end of the line. Remove it, or add"
          + " one to the first line";

  private final Path file;
  private final CsvRowReader rows;
  private final CsvColumns columns;
  private @Nullable CsvRow next;
  private @Nullable CsvRow afterNext;
  private boolean isFirst = true;

  /**
   * Reads the header.
   *
   * @throws DataException if the file is empty, or the columns do not match the options
   */
  CsvSignalReader(BufferedReader reader, Path file, CsvOptions options) throws IOException {
    this.file = file;
    this.rows = new CsvRowReader(reader);
    CsvRow first = rows.next();
    if (first == null) {
      throw DataException.in(file, "is empty");
    }
    if (CsvHeader.needsSecond(first.cells(), options)) {
      afterNext = rows.next();
    }
    columns = CsvColumnRoles.columns(file, first, Optional.ofNullable(afterNext), options);
    next = first;
    if (columns.hasHeader()) {
      advance();
    }
  }

  private void advance() {
    next = afterNext == null ? rows.next() : afterNext;
    afterNext = null;
  }

  CsvColumns columns() {
    return columns;
  }

  /**
   * Passes on the signals, each before the next line is read.
   *
   * @throws DataException with line and column if a value is not a finite number, or the number of
   *     columns differs from the first line's
   */
  void forEach(Consumer<CsvSignal> action) {
    for (; next != null; advance()) {
      action.accept(signal(next));
    }
  }

  private CsvSignal signal(CsvRow row) {
    checkCount(row);
    CsvSignal signal = new CsvSignal(values(row), row, columns);
    isFirst = false;
    signal.label().ifPresent(label -> ClassNameCheck.check(label, file, row.line()));
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
    if (isFirst && !NumberParser.isNumeric(cell)) {
      throw DataException.at(
          file, row.line(), column + 1, NumberParser.problem(cell) + columns.remedyForWord(column));
    }
  }

  private double[] values(CsvRow row) {
    int[] places = columns.values();
    double[] values = new double[places.length];
    for (int i = 0; i < values.length; i++) {
      checkWord(row, places[i]);
      values[i] = NumberParser.parse(row.cells().get(places[i]), file, row.line(), places[i] + 1);
    }
    return values;
  }
}
