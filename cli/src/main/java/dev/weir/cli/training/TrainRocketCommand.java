package dev.weir.cli.training;

import dev.weir.cli.options.RocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.training.SignalTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train rocket}: trains an artifact from signals. */
@Command(
    name = "rocket",
    description = "Trains ROCKET on signals, the variant of the post or the published one.")
final class TrainRocketCommand extends TrainSignalsCommand {

  @Mixin private RocketOptions rocket;

  @Override
  SignalTrainer trainer(TrainingOptions options) {
    return rocket.trainer(options);
  }
}
