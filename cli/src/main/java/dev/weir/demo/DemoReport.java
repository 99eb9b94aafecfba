package dev.weir.demo;

import dev.weir.evaluation.WilsonInterval;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The demo's findings, for a person; the last line is for scripts. */
final class DemoReport {

  private final PrintStream out;
  private final Truth truth;
  private final PredictionCount count;

  DemoReport(PrintStream out, Truth truth, PredictionCount count) {
    this.out = out;
    this.truth = truth;
    this.count = count;
  }

  void print() {
    accuracy();
    speed();
  }

  private void accuracy() {
    WilsonInterval interval = WilsonInterval.of(count.correct(null), truth.size());
    line("");
    line(
        "accuracy    %.3f (%d of %d; 95%% interval %.3f to %.3f)",
        count.accuracy(), count.correct(null), truth.size(), interval.lower(), interval.upper());
    List<String> classes = truth.signals().classes();
    for (String label : classes) {
      long correct = count.correct(label);
      long total = count.total(label);
      line("  class %-4s %.3f (%d of %d)", label, (double) correct / total, correct, total);
    }
  }

  private void speed() {
    line(
        "throughput  %.0f records a second, first send to last committed prediction read",
        truth.size() / count.seconds());
    line(
        "latency     p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, from send to committed prediction, all"
            + " sent at once",
        count.latencyMillis(50), count.latencyMillis(95), count.latencyMillis(99));
    line("");
  }

  /** The last line: {@code demo: predictions=1000 accuracy=0.965 seconds=20.1}. */
  void summary(double seconds) {
    line(
        "demo: predictions=%d accuracy=%.3f seconds=%.1f",
        count.count(), count.accuracy(), seconds);
    out.flush();
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
