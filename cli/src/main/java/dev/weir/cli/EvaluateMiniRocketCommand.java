package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate minirocket}: measures MiniRocket on a data set. */
@Command(
    name = "minirocket",
    mixinStandardHelpOptions = true,
    description =
        "Trains MiniRocket on the training part of a data set and tests it on the test part, with"
            + " one seed or several in a row.")
final class EvaluateMiniRocketCommand implements Callable<Integer> {

  @Mixin private SignalEvaluation evaluation;
  @Mixin private TrainingOptions training;
  @Mixin private MiniRocketOptions miniRocket;

  @Override
  public Integer call() {
    return evaluation.run(miniRocket.trainer(training), training.seed());
  }
}
