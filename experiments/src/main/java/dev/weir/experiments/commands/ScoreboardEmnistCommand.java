package dev.weir.experiments.commands;

import dev.weir.classifiers.model.Progress;
import dev.weir.experiments.scoreboard.EmnistBoard;
import dev.weir.experiments.scoreboard.Scoreboard;
import dev.weir.experiments.scoreboard.ScoreboardRow;
import dev.weir.experiments.scoreboard.WnnPlan;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.EmnistDigits;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir scoreboard emnist}: published figures of WNN on EMNIST Digits. */
@Command(
    name = "emnist",
    description =
        "Repeats the published runs of windowed nearest neighbour (WNN) on EMNIST Digits and prints"
            + " the errors beside the published ones.")
final class ScoreboardEmnistCommand extends ImageBoardCommand {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "emnist:DIR: a folder with EMNIST Digits' four files, emnist-digits-*.gz. Their digests"
              + " are checked: beside other images there are no published figures.")
  private String data;

  private EmnistBoard board;

  @Override
  Scoreboard board(String name, boolean full, int threads) {
    List<String> doubts = EmnistDigits.doubts(data);
    doubts.forEach(doubt -> System.err.println("weir: " + doubt));
    if (!doubts.isEmpty()) {
      System.err.println("weir: published figures are left out");
    }
    ImageFiles files = ImageFiles.load(data);
    board = EmnistBoard.of(files, doubts.isEmpty(), full, threads);
    read(DataSummary.of(ImageDataSet.standard(files)));
    return board.scoreboard(name);
  }

  @Override
  WnnPlan plan(Predicate<ScoreboardRow> wanted, Progress progress) {
    return board.plan(wanted, progress);
  }
}
