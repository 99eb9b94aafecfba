package dev.weir.scoreboard;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A scoreboard as CSV: one line per figure of each finished row, including details. */
final class BoardCsv {

  private static final String[] HEADER = {
    "section", "row", "title", "sample", "figure", "measured", "published", "seconds", "note"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create(CSVFormat.RFC4180).setRecordSeparator('\n').setHeader(HEADER).get();

  private BoardCsv() {}

  static String of(Results results) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      for (Row row : results.board().rows()) {
        if (results.of(row).isPresent()) {
          print(csv, row, results.of(row).get());
        }
      }
    }
    return text.toString();
  }

  private static void print(CSVPrinter csv, Row row, Result result) throws IOException {
    for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
      csv.printRecord(
          row.section(),
          row.id(),
          row.title(),
          row.sample(),
          figure.getKey(),
          Figures.text(figure.getValue()),
          Figures.text(row.published().get(figure.getKey())),
          Figures.text(result.seconds()),
          row.note());
    }
  }
}
