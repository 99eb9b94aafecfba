package dev.weir.cli.evaluation;

import dev.weir.cli.options.MiniRocketOptions;
import picocli.CommandLine.Command;

/** {@code weir evaluate minirocket}: measures MiniRocket on a data set. */
@Command(
    name = "minirocket",
    description =
        "Trains MiniRocket on the training part of a data set and tests it on the test part, with"
            + " one seed or several consecutive ones.")
final class EvaluateMiniRocketCommand extends EvaluateSignalsCommand {

  EvaluateMiniRocketCommand() {
    super(new MiniRocketOptions());
  }
}
