package dev.weir.cli.demo;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.reports.text.TextTable;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Prints the demo's results; the last line is for scripts. */
record DemoReport(PrintStream out, GroundTruth truth, PredictionCount count) {

  void print() {
    out.println();
    accuracy();
    classes();
    speed();
  }

  private void accuracy() {
    WilsonInterval interval = WilsonInterval.of(count.correct(null), truth.size());
    out.printf(
        Locale.ROOT,
        "accuracy    %.3f (%d of %d; 95%% interval %.3f to %.3f)%n",
        count.accuracy(),
        count.correct(null),
        truth.size(),
        interval.lower(),
        interval.upper());
  }

  private void classes() {
    TextTable table = new TextTable("  CLASS", "ACCURACY", "CORRECT", "RECORDS");
    for (String label : truth.classes()) {
      long correct = count.correct(label);
      long total = count.total(label);
      double share = total == 0 ? 0 : (double) correct / total;
      table.row(
          "  " + label,
          String.format(Locale.ROOT, "%.3f", share),
          Long.toString(correct),
          Long.toString(total));
    }
    table.lines().forEach(out::println);
  }

  private void speed() {
    out.printf(
        Locale.ROOT,
        """
        throughput  %.0f records a second, from the first send to the last committed prediction read
        latency     p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, from send to committed prediction, all sent at once

        """,
        truth.size() / count.seconds(),
        count.latencyMillis(50),
        count.latencyMillis(95),
        count.latencyMillis(99));
  }

  DemoResult result(double seconds) {
    return new DemoResult(count.count(), Optional.empty(), count.accuracy(), seconds);
  }
}
