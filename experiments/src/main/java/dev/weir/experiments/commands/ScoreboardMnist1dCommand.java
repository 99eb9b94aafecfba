package dev.weir.experiments.commands;

import dev.weir.experiments.scoreboard.Mnist1dBoard;
import dev.weir.experiments.scoreboard.Scoreboard;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import picocli.CommandLine.Command;

/** {@code weir scoreboard mnist1d}: published figures of classifiers on MNIST-1D. */
@Command(
    name = "mnist1d",
    description =
        "Repeats the scoreboard of the post \"MNIST-1D: From logistic regression to ROCKET\" and"
            + " prints accuracies beside the published ones: logistic regression, nearest"
            + " neighbours under Euclidean distance and DTW, the ROCKET family, and lasso instead"
            + " of ridge.")
final class ScoreboardMnist1dCommand extends BoardCommand {

  @Override
  Scoreboard board(String name, boolean full, int threads) {
    SignalDataSet data = DataSets.load("mnist1d");
    read(DataSummary.of(data));
    return Mnist1dBoard.of(name, data, full, threads);
  }
}
