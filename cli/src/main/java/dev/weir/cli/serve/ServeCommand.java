package dev.weir.cli.serve;

import dev.weir.cli.command.Subcommand;
import dev.weir.stream.Main;
import dev.weir.stream.MetricsPage;
import dev.weir.stream.config.ConfigPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir serve}: runs the streaming application. */
@Command(
    name = "serve",
    description = {
      "Runs the streaming application until Ctrl-C or SIGTERM. Settings come from a properties file"
          + " and from the environment, which overrides it: http.port is WEIR_HTTP_PORT. Required"
          + " are bootstrap.servers and schema.registry.url.",
      "--settings lists all settings, --metrics all metrics."
    })
public final class ServeCommand extends Subcommand {

  /** A key and its separator. */
  private static final Pattern SETTING = Pattern.compile("^[\\w.-]+\\s*[=:]");

  private static final int LINES = 1000;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A properties file; without it, only the environment is used.")
  private Path file;

  @Option(names = "--settings", description = "Print all settings, as Markdown, and end.")
  private boolean settings;

  @Option(names = "--metrics", description = "Print all metrics, as Markdown, and end.")
  private boolean metrics;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (metrics) {
      System.out.print(MetricsPage.render());
      return 0;
    }
    if (settings) {
      System.out.print(ConfigPage.render());
      return 0;
    }
    checkFile();
    String[] arguments = file == null ? new String[0] : new String[] {file.toString()};
    return Main.run(arguments, System.getenv());
  }

  /** A data file would give an error per line; a missing file is reported by the start. */
  private void checkFile() throws IOException {
    if (file == null || !Files.isRegularFile(file)) {
      return;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      List<String> first =
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
              .limit(LINES)
              .toList();
      require(
          first.isEmpty() || first.stream().anyMatch(SETTING.asPredicate()),
          file + " is not a properties file: no line is KEY=VALUE");
    }
  }
}
