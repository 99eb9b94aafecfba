package dev.weir.cli;

import dev.weir.console.ImageLines;
import dev.weir.console.SignalCsv;
import dev.weir.data.DataSets;
import dev.weir.data.ImageFiles;
import dev.weir.data.SplitImages;
import dev.weir.image.GreyImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir export}: a data set as lines that {@code weir send} takes. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the test part of a data set, with sources and labels: signals as CSV for 'weir send"
            + " signals', images as JSON lines for 'weir send images'.")
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "Signals: mnist1d, ucr:... or csv:... as for 'weir train rocket'. Images: mnist, idx:DIR"
              + " or emnist:DIR as for 'weir train wnn'.")
  private String data;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With images: the first N of a fixed shuffle only.")
  private Integer limit;

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "12",
      description = "Sources that the records are shared out to (default: ${DEFAULT-VALUE}).")
  private int sources;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (out == null) {
      PrintWriter console = spec.commandLine().getOut();
      write(console);
      console.flush();
      return 0;
    }
    try (var file = new PrintWriter(Files.newBufferedWriter(out))) {
      write(file);
      if (file.checkError()) {
        throw new IOException("cannot write to " + out);
      }
    }
    return 0;
  }

  private void write(PrintWriter target) throws IOException {
    if (!ImageFiles.isName(data)) {
      if (limit != null) {
        throw new ParameterException(spec.commandLine(), "--limit goes with images");
      }
      new SignalCsv(DataSets.load(data).test(), sources).write(target);
      return;
    }
    SplitImages images = SplitImages.standard(ImageFiles.load(data));
    GreyImages tests = (limit == null ? images : images.limited(limit)).test();
    new ImageLines(tests, sources).forEach(target::println);
  }
}
