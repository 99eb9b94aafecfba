package dev.weir.cli;

import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.SeedsReport;
import java.util.Locale;

/** Figures for a person. */
final class ReportText {

  private ReportText() {}

  static String of(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "accuracy  %.4f (%,d errors in %,d; 95%% interval %.4f to %.4f)",
        report.accuracy(),
        report.errors(),
        report.tests(),
        report.interval().lower(),
        report.interval().upper());
    line(text, "errors    %s", report.errorsByClass());
    report
        .training()
        .ifPresent(
            training ->
                line(
                    text,
                    "training  %.2f s, alpha %.4g, %.0f%% of the weight on PPV, seed %d",
                    training.trainSeconds(),
                    training.alpha(),
                    100 * training.ppvShare(),
                    training.seed()));
    line(text, "testing   %.3f s", report.testSeconds());
    return text.toString().stripTrailing();
  }

  static String of(SeedsReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "seeds     %d", report.runs().size());
    line(
        text,
        "accuracy  mean %.4f, standard deviation %.4f, least %.4f, greatest %.4f",
        report.mean(),
        report.standardDeviation(),
        report.least(),
        report.greatest());
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
