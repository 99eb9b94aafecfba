package dev.weir.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the last subcommand, and rejects options before it: {@code topics --prefix x. plan} would
 * plan without the prefix.
 */
public final class RunSubcommand implements IExecutionStrategy {

  private final IExecutionStrategy last = new RunLast();

  @Override
  public int execute(ParseResult parsed) {
    ParseResult level = parsed;
    while (level.hasSubcommand()) {
      if (!level.matchedOptions().isEmpty() && !isHelpRequested(level)) {
        throw new ParameterException(
            level.commandSpec().commandLine(),
            "put the option %s after '%s'"
                .formatted(
                    level.matchedOptions().getFirst().longestName(),
                    level.subcommand().commandSpec().name()));
      }
      level = level.subcommand();
    }
    return run(parsed, level.commandSpec().commandLine());
  }

  /** Reports a Java error, such as out of memory, like any other failure. */
  private int run(ParseResult parsed, CommandLine command) {
    try {
      return last.execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(command, e.toString(), e);
    }
  }

  private static boolean isHelpRequested(ParseResult level) {
    return level.isUsageHelpRequested() || level.isVersionHelpRequested();
  }
}
