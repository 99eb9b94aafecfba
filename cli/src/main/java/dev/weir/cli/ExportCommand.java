package dev.weir.cli;

import dev.weir.console.SignalCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir export}: a data set as CSV that {@code weir send} takes. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the test part of a data set as CSV, with sources and labels, for 'weir send"
            + " signals'.")
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "12",
      description = "Sources that the signals are shared out to (default: ${DEFAULT-VALUE}).")
  private int sources;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    SignalCsv csv = new SignalCsv(data.load().test(), sources);
    if (out == null) {
      PrintWriter console = spec.commandLine().getOut();
      csv.write(console);
      console.flush();
      return 0;
    }
    try (var file = Files.newBufferedWriter(out)) {
      csv.write(file);
    }
    return 0;
  }
}
