package dev.weir.cli.training;

import dev.weir.cli.options.RocketOptions;
import picocli.CommandLine.Command;

/** {@code weir train rocket}: trains an artifact from signals. */
@Command(
    name = "rocket",
    description = "Trains ROCKET on signals, the variant of the post or the published one.")
final class TrainRocketCommand extends TrainSignalsCommand {

  TrainRocketCommand() {
    super(new RocketOptions());
  }
}
