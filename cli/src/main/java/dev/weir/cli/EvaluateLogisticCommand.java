package dev.weir.cli;

import dev.weir.trainer.LogisticReport;
import dev.weir.trainer.LogisticRun;
import dev.weir.trainer.LogisticSettings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir evaluate logistic}: measures logistic regression on signals. */
@Command(
    name = "logistic",
    mixinStandardHelpOptions = true,
    description =
        "Fits multinomial logistic regression with an L2 penalty to the values of training signals"
            + " and tests it on the test part.")
final class EvaluateLogisticCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--c",
      paramLabel = "C",
      defaultValue = "1",
      description =
          "The weight of the samples against the penalty, as in scikit-learn (default:"
              + " ${DEFAULT-VALUE}).")
  private double c;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      description =
          "Steps that all signals go through: " + TrainingOptions.STEPS + " (default: none).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Asked.require(spec, c > 0 && Double.isFinite(c), "--c is a number greater than 0, not " + c);
    LogisticSettings settings =
        Asked.of(
            spec,
            () ->
                new LogisticSettings(
                    c, TrainingOptions.steps(steps == null ? List.of() : steps), threads.count()));
    LogisticReport report =
        LogisticRun.run(data.load(output::read), settings, TerminalProgress.standard());
    output.print(text(report), report.toJson());
    return 0;
  }

  private static String text(LogisticReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %.4f (%,d errors in %,d; 95%% interval %.4f to %.4f)
        training  accuracy %.4f, %.2f s, %d steps of Newton's method\
        """,
        report.test().accuracy(),
        report.test().errors(),
        report.test().tests(),
        report.test().interval().lower(),
        report.test().interval().upper(),
        report.training().accuracy(),
        report.seconds(),
        report.steps());
  }
}
