package dev.weir.cli.evaluation;

import dev.weir.cli.options.MiniRocketOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.training.SignalTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate minirocket}: measures MiniRocket on a data set. */
@Command(
    name = "minirocket",
    description =
        "Trains MiniRocket on the training part of a data set and tests it on the test part, with"
            + " one seed or several consecutive ones.")
final class EvaluateMiniRocketCommand extends EvaluateSignalsCommand {

  @Mixin private MiniRocketOptions miniRocket;

  @Override
  SignalTrainer trainer(TrainingOptions options) {
    return miniRocket.trainer(options);
  }
}
