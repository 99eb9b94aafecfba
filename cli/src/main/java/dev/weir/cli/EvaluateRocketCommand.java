package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate rocket}: measures ROCKET on a data set. */
@Command(
    name = "rocket",
    mixinStandardHelpOptions = true,
    description =
        "Trains ROCKET on the training part of a data set and tests it on the test part, with"
            + " one seed or several in a row.")
final class EvaluateRocketCommand implements Callable<Integer> {

  @Mixin private SignalEvaluation evaluation;
  @Mixin private TrainingOptions training;
  @Mixin private RocketOptions rocket;

  @Override
  public Integer call() {
    return evaluation.run(rocket.trainer(training), training.seed());
  }
}
