package dev.weir.cli.evaluation;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.trainer.training.EvaluationReport;
import dev.weir.trainer.training.SeedsReport;
import dev.weir.trainer.training.TrainingReport;
import java.util.Locale;

/** Renders figures as text. */
public final class ReportText {

  private ReportText() {}

  /** Such as {@code 0.9650 (35 errors in 1,000; 95% interval 0.9517 to 0.9747)}. */
  public static String accuracy(Evaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "%.4f (%,d %s in %,d; 95%% interval %.4f to %.4f)",
        evaluation.accuracy(),
        evaluation.errors(),
        evaluation.errors() == 1 ? "error" : "errors",
        evaluation.tests(),
        evaluation.interval().lower(),
        evaluation.interval().upper());
  }

  public static String of(EvaluationReport report) {
    String result =
        """
        accuracy  %s
        errors    %s
        """
            .formatted(accuracy(report.evaluation()), report.errorsByClass());
    String training = report.training().map(ReportText::of).orElse("");
    return result + training + String.format(Locale.ROOT, "testing   %.3f s", report.testSeconds());
  }

  private static String of(TrainingReport training) {
    return String.format(
        Locale.ROOT,
        "training  %.2f s, alpha %.4g, %.0f%% of the weight on PPV, seed %d\n",
        training.trainSeconds(),
        training.alpha(),
        100 * training.ppvShare(),
        training.seed());
  }

  public static String of(SeedsReport report) {
    return String.format(
        Locale.ROOT,
        """
        seeds     %d
        accuracy  mean %.4f, standard deviation %.4f, least %.4f, greatest %.4f\
        """,
        report.runs().size(),
        report.mean(),
        report.standardDeviation(),
        report.least(),
        report.greatest());
  }
}
