package dev.weir.cli.demo;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.cli.demo.LabelCountReader.Counts;
import dev.weir.reports.text.TextTable;
import java.io.PrintStream;
import java.util.Locale;

/** The table of label counts and accuracy, printed row by row. */
final class LabelCountTable {

  private final PrintStream out;
  private final long started = System.nanoTime();
  private final TextTable table =
      new TextTable(
          "SECONDS", "SENT ", "LABELLED", "CORRECT", "ACCURACY", "95% INTERVAL  ", "LABELS SENT");

  LabelCountTable(PrintStream out) {
    this.out = out;
    out.println();
    out.println(table.lastLine());
  }

  void row(long sent, Counts counts, String what) {
    boolean known = counts.labelled() > 0;
    WilsonInterval interval = WilsonInterval.of(counts.correct(), counts.labelled());
    table.row(
        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9),
        Long.toString(sent),
        Long.toString(counts.labelled()),
        Long.toString(counts.correct()),
        known
            ? String.format(Locale.ROOT, "%.3f", (double) counts.correct() / counts.labelled())
            : "-",
        known
            ? String.format(Locale.ROOT, "%.3f to %.3f", interval.lower(), interval.upper())
            : "-",
        what);
    out.println(table.lastLine());
    out.flush();
  }
}
