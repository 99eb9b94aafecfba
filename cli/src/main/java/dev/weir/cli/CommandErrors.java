package dev.weir.cli;

import dev.weir.memory.ErrorText;
import java.io.PrintWriter;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A command that failed: its message and those of its causes, or what Java could not do and what
 * helps. The stack goes to the debug log, which {@code WEIR_LOG=debug} shows. Exit code 1.
 */
final class CommandErrors implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CommandErrors.class);

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    LOG.debug("command failed", problem);
    if (Interruption.happened()) {
      return ExitCodes.INTERRUPTED;
    }
    PrintWriter err = command.getErr();
    Optional<String> ofJava = ErrorText.of(problem);
    if (ofJava.isPresent()) {
      err.println("weir: " + ofJava.get());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    err.println("weir: " + describe(problem));
    for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !problem.getMessage().contains(cause.getMessage())) {
        err.println("  because: " + describe(cause));
      }
    }
    if (isTimeout(problem)) {
      err.println("  is Kafka where --bootstrap (or WEIR_BOOTSTRAP_SERVERS) says?");
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean isTimeout(Throwable problem) {
    return problem != null
        && (problem instanceof TimeoutException || isTimeout(problem.getCause()));
  }

  private static String describe(Throwable problem) {
    return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
  }
}
