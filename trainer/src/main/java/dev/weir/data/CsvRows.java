package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a CSV file that are not blank, one after the other, with their numbers in the file.
 * Cells may be quoted. The separator is the tab, else the semicolon, if the first line has one
 * outside quotes, else the comma.
 */
final class CsvRows implements Iterator<CsvRow> {
  /** The longest first line; a buffer grows up to it, as far as it is needed. */
  private static final int LONGEST_FIRST_LINE = 1 << 26;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private CsvRow next;

  /** Over a file from its beginning; reads no further than each row asks for. */
  CsvRows(BufferedReader reader) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator(reader))
            .setIgnoreEmptyLines(false) // they count
            .setIgnoreSurroundingSpaces(true)
            .get();
    parser = CSVParser.parse(reader, format);
    records = parser.iterator();
  }

  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_FIRST_LINE);
    String line = reader.readLine();
    while (line != null && line.isBlank()) {
      line = reader.readLine();
    }
    reader.reset();
    String bare = line == null ? "" : line.replaceAll("\"[^\"]*\"", "");
    if (bare.indexOf('\t') >= 0) {
      return '\t';
    }
    return bare.indexOf(';') >= 0 ? ';' : ',';
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      long line = parser.getCurrentLineNumber() + 1;
      if (!records.hasNext()) {
        return false;
      }
      CSVRecord record = records.next();
      boolean blank = record.size() == 1 && record.get(0).isBlank();
      next = blank ? null : new CsvRow(record.toList(), line);
    }
    return true;
  }

  @Override
  public CsvRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRow row = next;
    next = null;
    return row;
  }
}
