package dev.weir.cli.training;

import dev.weir.cli.options.MiniRocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.training.SignalTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train minirocket}: trains an artifact from signals. */
@Command(name = "minirocket", description = "Trains MiniRocket on signals.")
final class TrainMiniRocketCommand extends TrainSignalsCommand {

  @Mixin private MiniRocketOptions miniRocket;

  @Override
  SignalTrainer trainer(TrainingOptions options) {
    return miniRocket.trainer(options);
  }
}
