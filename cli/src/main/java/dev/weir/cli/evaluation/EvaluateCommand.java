package dev.weir.cli.evaluation;

import dev.weir.cli.command.Subcommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate}: measures a classifier on a data set. */
@Command(
    name = "evaluate",
    synopsisSubcommandLabel = "[KIND]",
    description = {
      "With a KIND, trains a classifier on one part of a data set and tests it on the other.",
      "With --model, tests a trained model on labelled records, including those of the stream, and"
          + " compares it with the champion on the same records."
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
      EvaluateDwnnCommand.class,
      EvaluateCombinedCommand.class
    })
public final class EvaluateCommand extends Subcommand {

  @Mixin private ModelEvaluation evaluation;

  @Override
  public Integer call() throws IOException {
    if (!evaluation.isAsked()) {
      throw badUsage(
          "name a classifier, "
              + String.join(", ", spec().subcommands().keySet())
              + ", or a trained model by --model");
    }
    if (!evaluation.hasData()) {
      throw badUsage("--model needs --data");
    }
    return evaluation.run();
  }
}
