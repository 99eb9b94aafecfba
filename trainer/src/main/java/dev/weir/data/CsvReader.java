package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one labelled signal a line, values by commas, semicolons or tabs; fields may be quoted. */
final class CsvReader {
  /** Far more than a first line needs to show its separator. */
  private static final int LOOK_AHEAD = 1 << 16;

  /** What a file holds. */
  record CsvFile(CsvColumns columns, CaseFile cases) {}

  private final Path file;
  private final CsvOptions options;
  private final List<Case> cases = new ArrayList<>();

  private CsvReader(Path file, CsvOptions options) {
    this.file = file;
    this.options = options;
  }

  /**
   * Reads a file.
   *
   * @throws DataException with file, line and column if it cannot be used
   */
  static CsvFile read(Path file, CsvOptions options) {
    return TextFiles.read(file, new CsvReader(file, options)::readAll);
  }

  private CsvFile readAll(BufferedReader reader) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(reader))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    CsvColumns columns = null;
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      for (CSVRecord row : parser) {
        boolean first = columns == null;
        if (first) {
          columns = CsvColumns.of(file, row.toList(), options);
        }
        if (!first || columns.names().isEmpty()) {
          cases.add(takeCase(row, columns, parser.getCurrentLineNumber()));
        }
      }
    }
    if (columns == null) {
      throw DataException.in(file, "is empty");
    }
    return new CsvFile(columns, new CaseFile(file, List.of(), cases));
  }

  /** The tab or the semicolon if the first line has it outside quotes, else the comma. */
  private static char delimiter(BufferedReader reader) throws IOException {
    char[] start = new char[LOOK_AHEAD];
    reader.mark(LOOK_AHEAD);
    int length = reader.read(start);
    reader.reset();
    String text = length < 0 ? "" : new String(start, 0, length).stripLeading();
    String line = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    if (line.indexOf('\t') >= 0) {
      return '\t';
    }
    return line.indexOf(';') >= 0 ? ';' : ',';
  }

  private Case takeCase(CSVRecord row, CsvColumns columns, long line) {
    if (row.size() != columns.count()) {
      throw DataException.at(
          file,
          line,
          "%d columns where the first line has %d".formatted(row.size(), columns.count()));
    }
    String label = row.get(columns.label()).strip();
    if (label.isEmpty()) {
      throw DataException.at(file, line, columns.label() + 1, "the label is missing");
    }
    return new Case(values(row, columns, line), label, line);
  }

  private double[] values(CSVRecord row, CsvColumns columns, long line) {
    double[] values = new double[columns.count() - 1];
    int next = 0;
    for (int column = 0; column < columns.count(); column++) {
      if (column != columns.label()) {
        values[next++] = Numbers.parse(row.get(column), file, line, column + 1);
      }
    }
    return values;
  }
}
