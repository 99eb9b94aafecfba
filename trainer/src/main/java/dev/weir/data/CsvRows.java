package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a CSV file that are not blank, one after the other, with their numbers in the file.
 * Cells may be quoted. The separator is what a first line {@code sep=;} says, as Excel writes it;
 * else the tab, else the semicolon, if the first line has one outside quotes, else the comma.
 */
final class CsvRows implements Iterator<CsvRow> {
  /** The tab may be all that is left of the line's end. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?i) *\"?sep=([,;|\\t])\"?[,;|\\s]*");

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private CsvRow next;

  /** Over a file from its beginning; reads no further than each row asks for. */
  CsvRows(BufferedReader reader) throws IOException {
    String start = start(reader);
    Matcher named = SEPARATOR_LINE.matcher(lastLine(start));
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(named.matches() ? named.group(1).charAt(0) : separator(lastLine(start)))
            .setIgnoreEmptyLines(false) // they count
            .setIgnoreSurroundingSpaces(true)
            .get();
    parser = CSVParser.parse(again(named.matches() ? blank(start) : start, reader), format);
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

  /** As many lines with nothing on them, so that those after them keep their numbers. */
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
