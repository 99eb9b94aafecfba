package dev.weir.demo;

import dev.weir.evaluation.WilsonInterval;
import java.io.PrintStream;
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
    out.println();
    accuracy();
    truth.classes().forEach(this::accuracyOf);
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

  private void accuracyOf(String label) {
    long correct = count.correct(label);
    long total = count.total(label);
    double share = total == 0 ? 0 : (double) correct / total;
    out.printf(Locale.ROOT, "  class %-4s %.3f (%d of %d)%n", label, share, correct, total);
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

  /** The last line: {@code demo: predictions=1000 accuracy=0.965 seconds=20.1}. */
  void summary(double seconds) {
    out.printf(
        Locale.ROOT,
        "demo: predictions=%d accuracy=%.3f seconds=%.1f%n",
        count.count(),
        count.accuracy(),
        seconds);
    out.flush();
  }
}
