package dev.weir.demo;

import dev.weir.demo.LatePages.Counts;
import dev.weir.evaluation.WilsonInterval;
import java.io.PrintStream;
import java.util.Locale;

/** How labels come in and the accuracy settles, row by row as it happens. */
final class LateTable {

  private static final String ROW = "%8s  %6s  %8s  %7s  %8s  %-14s  %s%n";

  private final PrintStream out;
  private final long started = System.nanoTime();

  LateTable(PrintStream out) {
    this.out = out;
    out.println();
    out.printf(
        ROW, "SECONDS", "SENT", "LABELLED", "CORRECT", "ACCURACY", "95% INTERVAL", "LABELS SENT");
  }

  void row(long sent, Counts counts, String what) {
    boolean known = counts.labelled() > 0;
    WilsonInterval interval = WilsonInterval.of(counts.correct(), counts.labelled());
    out.printf(
        Locale.ROOT,
        ROW,
        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9),
        sent,
        counts.labelled(),
        counts.correct(),
        known
            ? String.format(Locale.ROOT, "%.3f", (double) counts.correct() / counts.labelled())
            : "-",
        known
            ? String.format(Locale.ROOT, "%.3f to %.3f", interval.lower(), interval.upper())
            : "-",
        what);
    out.flush();
  }
}
