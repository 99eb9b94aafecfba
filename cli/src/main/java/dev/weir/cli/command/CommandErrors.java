package dev.weir.cli.command;

import dev.weir.base.Causes;
import dev.weir.classifiers.memory.ErrorText;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.stream.config.InvalidConfigException;
import dev.weir.trainer.data.DataNameException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints the error of a failed command: its message and those of its causes, or, for a Java error,
 * what helps. The stack trace goes to the debug log, which {@code WEIR_LOG=debug} shows. Exit code
 * 2 for invalid requests, 1 otherwise.
 */
public final class CommandErrors implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CommandErrors.class);

  /** Options that lead to the same cluster. */
  private static final List<String> CONNECTION = List.of("--config", "--bootstrap");

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    LOG.debug("command failed", problem);
    if (Interruption.isInterrupted()) {
      return ExitCodes.INTERRUPTED;
    }
    Optional<String> ofJava = ErrorText.of(problem);
    if (ofJava.isPresent()) {
      command.getErr().println("weir: " + ofJava.get());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    print(problem, command);
    return isUsage(problem)
        ? command.getCommandSpec().exitCodeOnInvalidInput()
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Names of data and settings that are invalid whatever the input. */
  private static boolean isUsage(Throwable problem) {
    return problem instanceof DataNameException
        || problem instanceof InvalidConfigException
        // An invalid value of a setting for Kafka's or the registry's clients.
        || Causes.of(problem).stream().anyMatch(ConfigException.class::isInstance);
  }

  private static void print(Throwable problem, CommandLine command) {
    PrintWriter err = command.getErr();
    String printed = text(problem, command);
    err.println("weir: " + printed);
    for (Throwable cause : Causes.of(problem)) {
      String more = text(cause, command);
      boolean isPlain = !(cause instanceof NumberFormatException); // "For input string"
      if (isPlain && cause.getMessage() != null && !printed.contains(more)) {
        err.println("  because: " + more);
        printed += more;
      }
    }
    err.flush();
  }

  private static String text(Throwable problem, CommandLine command) {
    return problem instanceof MissingTopicException missing && !missing.isOwn()
        ? text(missing.topic(), command.getParseResult())
        : FailureText.of(problem);
  }

  /** A missing topic, with the command that creates it on the same cluster. */
  private static String text(String missing, ParseResult parsed) {
    String connection =
        CONNECTION.stream()
            .filter(parsed::hasMatchedOption)
            .map(
                name ->
                    " " + name + " " + parsed.matchedOption(name).originalStringValues().getLast())
            .collect(Collectors.joining());
    boolean mayHavePrefix =
        TopicNames.DEFAULT.find(missing).isPresent() && !parsed.hasMatchedOption("--config");
    return MissingTopicException.message(missing, connection)
        + (mayHavePrefix ? "; if the topics have a prefix, add --prefix or --config" : "");
  }
}
