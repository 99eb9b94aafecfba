package dev.weir.cli.command;

import dev.weir.schemas.TextSanitizer;
import dev.weir.trainer.data.DataSummary;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command or a group of its options. Values rejected after parsing are usage errors. */
interface CommandPart {

  /** The command that was called. */
  CommandSpec spec();

  /** A usage error; the hint names the option and what it accepts. */
  default ParameterException badUsage(String hint) {
    return new ParameterException(spec().commandLine(), hint);
  }

  /** The same, caused by an exception. */
  default ParameterException badUsage(String hint, Exception cause) {
    return new ParameterException(spec().commandLine(), hint, cause);
  }

  /**
   * Requires valid options.
   *
   * @throws ParameterException with the hint if they are not
   */
  default void require(boolean valid, String hint) {
    if (!valid) {
      throw badUsage(hint);
    }
  }

  /**
   * Builds an object from options.
   *
   * @throws ParameterException with the message of an IllegalArgumentException
   */
  default <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage(), e);
    }
  }

  /** Prints a line to standard error, since standard output is for results. */
  default void printError(String line) {
    PrintWriter err = spec().commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** Prints which data were read, to standard error. */
  default void printRead(DataSummary data) {
    printError(TextSanitizer.lines("read " + data));
  }
}
