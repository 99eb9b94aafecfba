package dev.weir.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Signals from CSV, one a line, as the JSON of a record. With a header, the columns {@code id},
 * {@code source}, {@code eventTime} and {@code label} are what they say and every other one is a
 * value, in order; without one, every column is a value. A first line with a cell that is no number
 * is a header.
 */
final class CsvSignals implements Iterator<JsonNode>, AutoCloseable {

  private static final Set<String> FIELDS = Set.of("id", "source", "eventTime", "label");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private List<String> header = List.of();
  private CSVRecord next;

  CsvSignals(Reader in) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    parser = CSVParser.parse(in, format);
    rows = parser.iterator();
    advance();
    if (next != null && next.stream().anyMatch(cell -> !isNumber(cell))) {
      header = next.toList();
      advance();
    }
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  /**
   * The next signal.
   *
   * @throws IllegalArgumentException where a value is no number or a line has other columns than
   *     the header; names the line and the column
   */
  @Override
  public JsonNode next() {
    CSVRecord row = next;
    advance();
    if (!header.isEmpty() && row.size() != header.size()) {
      throw new IllegalArgumentException(
          "line %d has %d columns, the header has %d"
              .formatted(row.getRecordNumber(), row.size(), header.size()));
    }
    ObjectNode record = JSON.createObjectNode();
    var values = record.putArray("values");
    for (int column = 0; column < row.size(); column++) {
      String name = header.isEmpty() ? "" : header.get(column);
      if (FIELDS.contains(name)) {
        record.put(name, row.get(column));
      } else {
        values.add(number(row, column));
      }
    }
    return record;
  }

  private static double number(CSVRecord row, int column) {
    String cell = row.get(column);
    if (!isNumber(cell)) {
      throw new IllegalArgumentException(
          "line %d, column %d: '%s' is not a number"
              .formatted(row.getRecordNumber(), column + 1, cell));
    }
    return Double.parseDouble(cell);
  }

  private static boolean isNumber(String cell) {
    try {
      return Double.isFinite(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
