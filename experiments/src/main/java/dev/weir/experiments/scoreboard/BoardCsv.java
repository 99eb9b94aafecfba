package dev.weir.experiments.scoreboard;

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

  static String of(ScoreboardResults results) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      for (ScoreboardRow row : results.board().rows()) {
        if (results.of(row).isPresent()) {
          print(csv, row, results.of(row).get());
        }
      }
    }
    return text.toString();
  }

  private static void print(CSVPrinter csv, ScoreboardRow row, RowResult result)
      throws IOException {
    for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
      csv.printRecord(
          row.section(),
          row.id(),
          row.title(),
          row.sample(),
          figure.getKey(),
          FigureFormat.text(figure.getValue()),
          FigureFormat.text(row.published().get(figure.getKey())),
          FigureFormat.text(result.seconds()),
          row.note());
    }
  }
}
