package dev.weir.cli;

import dev.weir.data.DataSets;
import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import dev.weir.scoreboard.Mnist1dBoard;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir scoreboard mnist1d}: published figures of classifiers on MNIST-1D. */
@Command(
    name = "mnist1d",
    mixinStandardHelpOptions = true,
    description =
        "Repeats the scoreboard of the post \"MNIST-1D: From logistic regression to ROCKET\" and"
            + " prints accuracies beside the published ones: logistic regression, nearest"
            + " neighbours by Euclidean distance and DTW, the ROCKET family, lasso instead of"
            + " ridge.")
final class ScoreboardMnist1dCommand implements Callable<Integer> {

  @Mixin private BoardOptions options;

  @Override
  public Integer call() throws IOException {
    options.checkFiles(options.name("mnist1d"));
    int threads = options.threads();
    SplitSignals data = DataSets.load("mnist1d");
    options.read(DataSummary.of(data));
    return options.run(Mnist1dBoard.of(options.name("mnist1d"), data, options.full(), threads));
  }
}
