package dev.weir.experiments.commands;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.evaluation.ReportText;
import dev.weir.cli.options.DataOption;
import dev.weir.cli.options.ThreadsOption;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.experiments.baselines.LogisticEvaluation;
import dev.weir.experiments.baselines.LogisticReport;
import dev.weir.experiments.baselines.LogisticSettings;
import dev.weir.trainer.data.DataSets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir evaluate logistic}: measures logistic regression on signals. */
@Command(
    name = "logistic",
    description =
        "Fits multinomial logistic regression with an L2 penalty to the values of the training"
            + " signals and tests it on the test part.")
final class EvaluateLogisticCommand extends ResultCommand {

  @Mixin private DataOption data;

  @Option(
      names = "--c",
      paramLabel = "C",
      defaultValue = "1",
      description =
          "Weight of the samples relative to the penalty, as in scikit-learn (default:"
              + " ${DEFAULT-VALUE}).")
  private double c;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      description =
          "Preprocessing steps of all signals: " + TrainingOptions.STEPS + " (default: none).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() {
    require(c > 0 && Double.isFinite(c), "--c must be a number greater than 0, not " + c);
    LogisticSettings settings =
        checked(
            () ->
                new LogisticSettings(
                    c, TrainingOptions.steps(steps == null ? List.of() : steps), threads.count()));
    LogisticReport report =
        LogisticEvaluation.run(
            DataSets.load(data.name(), this::read), settings, TerminalProgress.standard());
    print(text(report), report.toJson());
    return 0;
  }

  private static String text(LogisticReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %s
        training  accuracy %.4f, %.2f s, %d steps of Newton's method\
        """,
        ReportText.accuracy(report.test()),
        report.training().accuracy(),
        report.seconds(),
        report.steps());
  }
}
