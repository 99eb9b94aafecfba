package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
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
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private CsvRow next;

  /** Over a file from its beginning; reads no further than each row asks for. */
  CsvRows(BufferedReader reader) throws IOException {
    String start = start(reader);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator(start))
            .setIgnoreEmptyLines(false) // they count
            .setIgnoreSurroundingSpaces(true)
            .get();
    parser = CSVParser.parse(again(start, reader), format);
    records = parser.iterator();
  }

  /** The lines up to the first that is not blank. */
  private static String start(BufferedReader reader) throws IOException {
    StringBuilder start = new StringBuilder();
    String line = reader.readLine();
    while (line != null) {
      start.append(line).append('\n');
      if (!line.isBlank()) {
        break;
      }
      line = reader.readLine();
    }
    return start.toString();
  }

  /** Not by a mark: the buffer would grow with the file, and be copied each time it is filled. */
  private static Reader again(String start, BufferedReader rest) throws IOException {
    PushbackReader whole = new PushbackReader(rest, Math.max(1, start.length()));
    whole.unread(start.toCharArray());
    return whole;
  }

  private static char separator(String start) {
    String line = start.substring(start.lastIndexOf('\n', start.length() - 2) + 1);
    String bare = line.replaceAll("\"[^\"]*\"", "");
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
