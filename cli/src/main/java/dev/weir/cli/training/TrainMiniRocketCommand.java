package dev.weir.cli.training;

import dev.weir.cli.options.MiniRocketOptions;
import picocli.CommandLine.Command;

/** {@code weir train minirocket}: trains an artifact from signals. */
@Command(name = "minirocket", description = "Trains MiniRocket on signals.")
final class TrainMiniRocketCommand extends TrainSignalsCommand {

  TrainMiniRocketCommand() {
    super(new MiniRocketOptions());
  }
}
