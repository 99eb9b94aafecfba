package dev.weir.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import picocli.CommandLine;

/** Where {@code ./weir} enters. */
public final class Main {

  private Main() {}

  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  /**
   * Runs a command and ends the process with its exit code: 0, 1 (it failed), 2 (bad usage), or one
   * of {@link ExitCodes}.
   */
  public static void main(String[] arguments) {
    String format = System.getenv().getOrDefault("WEIR_LOG_FORMAT", "text");
    if (!LOG_FORMATS.contains(format)) {
      System.err.println("WEIR_LOG_FORMAT is '" + format + "'; it can be text or json");
      System.exit(2);
    }
    int code = commandLine().execute(arguments);
    Interruption.finished();
    System.exit(code);
  }

  static CommandLine commandLine() {
    return new CommandLine(new WeirCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Instant.class, new MomentConverter())
        .registerConverter(Duration.class, new DurationConverter())
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setExecutionStrategy(new RunSubcommand())
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new CommandErrors());
  }
}
