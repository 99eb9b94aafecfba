package dev.weir.cli.evaluation;

import dev.weir.cli.options.RocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.training.SignalTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate rocket}: measures ROCKET on a data set. */
@Command(
    name = "rocket",
    description =
        "Trains ROCKET on the training part of a data set and tests it on the test part, with one"
            + " seed or several consecutive ones.")
final class EvaluateRocketCommand extends EvaluateSignalsCommand {

  @Mixin private RocketOptions rocket;

  @Override
  SignalTrainer trainer(TrainingOptions options) {
    return rocket.trainer(options);
  }
}
