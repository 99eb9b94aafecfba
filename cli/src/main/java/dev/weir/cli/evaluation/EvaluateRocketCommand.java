package dev.weir.cli.evaluation;

import dev.weir.cli.options.RocketOptions;
import picocli.CommandLine.Command;

/** {@code weir evaluate rocket}: measures ROCKET on a data set. */
@Command(
    name = "rocket",
    description =
        "Trains ROCKET on the training part of a data set and tests it on the test part, with one"
            + " seed or several consecutive ones.")
final class EvaluateRocketCommand extends EvaluateSignalsCommand {

  EvaluateRocketCommand() {
    super(new RocketOptions());
  }
}
