package dev.weir.cli;

import dev.weir.stream.Main;
import dev.weir.stream.config.ConfigPage;
import dev.weir.stream.metrics.MetricsPage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir serve}: the streaming application. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the streaming application until Ctrl-C or SIGTERM. Settings come from a properties file"
          + " and from the environment, which wins: http.port is WEIR_HTTP_PORT. Needed are"
          + " bootstrap.servers and schema.registry.url.",
      "--settings lists them all, --metrics what can be watched."
    })
final class ServeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A properties file; without it the environment alone.")
  private Path file;

  @Option(names = "--settings", description = "Print all settings, as Markdown, and end.")
  private boolean settings;

  @Option(names = "--metrics", description = "Print all metrics, as Markdown, and end.")
  private boolean metrics;

  @Override
  public Integer call() throws InterruptedException {
    if (metrics) {
      System.out.print(MetricsPage.render());
      return 0;
    }
    if (settings) {
      System.out.print(ConfigPage.render());
      return 0;
    }
    String[] arguments = file == null ? new String[0] : new String[] {file.toString()};
    return Main.run(arguments, System.getenv());
  }
}
