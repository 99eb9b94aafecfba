package dev.weir.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir evaluate}: measures a classifier on a data set. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[KIND]",
    description = {
      "With a KIND, trains a classifier on one part of a data set and tests it on the other.",
      "With --model, tests a finished model on labelled records, also on those that the stream saw,"
          + " and beside it the champion on the same ones."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it failed",
      "2:bad usage",
      "3:with --fail-if-worse, the model is worse than the one it is compared with"
    },
    subcommands = {
      EvaluateRocketCommand.class,
      EvaluateMiniRocketCommand.class,
      EvaluateWnnCommand.class,
      EvaluateKnnCommand.class,
      EvaluateDtwCommand.class,
      EvaluateLogisticCommand.class
    })
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ModelEvaluation evaluation;

  @Override
  public Integer call() throws IOException {
    if (!evaluation.isAsked()) {
      throw new ParameterException(
          spec.commandLine(),
          "which classifier, "
              + String.join(", ", spec.subcommands().keySet())
              + "? Or --model, for a finished one?");
    }
    if (!evaluation.hasData()) {
      throw new ParameterException(spec.commandLine(), "--model needs --data");
    }
    return evaluation.run();
  }
}
