package dev.weir.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The non-blank lines of a CSV file, in order, with their line numbers. Cells may be quoted. The
 * separator is that of a first line {@code sep=;}, as written by Excel; else the tab, else the
 * semicolon, if the first line has one outside quotes, else the comma.
 */
final class CsvRowReader {
  /** The tab may have been stripped as trailing whitespace. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?i) *\"?sep=([,;|\\t])\"?[,;|\\s]*");

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  /** Reads a file from its start, only as far as each requested row needs. */
  CsvRowReader(BufferedReader reader) throws IOException {
    String start = start(reader);
    Matcher named = SEPARATOR_LINE.matcher(lastLine(start));
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(named.matches() ? named.group(1).charAt(0) : separator(lastLine(start)))
            .setIgnoreEmptyLines(false) // for line numbers
            .setIgnoreSurroundingSpaces(true)
            .get();
    parser = CSVParser.parse(again(named.matches() ? blank(start) : start, reader), format);
    records = parser.iterator();
  }

  /** The text up to and including the first non-blank line. */
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

  /** Avoids a mark, whose buffer would grow with the file and be copied repeatedly. */
  private static Reader again(String start, BufferedReader rest) throws IOException {
    PushbackReader whole = new PushbackReader(rest, Math.max(1, start.length()));
    whole.unread(start.toCharArray());
    return whole;
  }

  /** The same number of empty lines, to preserve the line numbers that follow. */
  private static String blank(String start) {
    return "\n".repeat((int) start.lines().count());
  }

  private static String lastLine(String start) {
    return start.substring(start.lastIndexOf('\n', start.length() - 2) + 1);
  }

  private static char separator(String line) {
    String bare = line.replaceAll("\"[^\"]*\"", "");
    if (bare.indexOf('\t') >= 0) {
      return '\t';
    }
    return bare.indexOf(';') >= 0 ? ';' : ',';
  }

  /** The next line; null at the end of the file. */
  @Nullable CsvRow next() {
    long line = parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) { // which reads the record
      CSVRecord record = records.next();
      if (record.size() != 1 || !record.get(0).isBlank()) {
        return new CsvRow(record.toList(), line);
      }
      line = parser.getCurrentLineNumber() + 1;
    }
    return null;
  }
}
