package dev.weir.cli;

import picocli.CommandLine;

/** Where {@code ./weir} enters. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code: 0, 1 (it failed) or 2 (bad usage). */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WeirCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new CommandErrors());
  }
}
