package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir evaluate}: how good a classifier is on a data set. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    description = "Trains a classifier on one part of a data set and tests it on the other.",
    subcommands = {
      EvaluateRocketCommand.class,
      EvaluateMiniRocketCommand.class,
      EvaluateWnnCommand.class,
      EvaluateKnnCommand.class,
      EvaluateDtwCommand.class,
      EvaluateLogisticCommand.class
    })
final class EvaluateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which classifier, " + String.join(", ", spec.subcommands().keySet()) + "?");
  }
}
