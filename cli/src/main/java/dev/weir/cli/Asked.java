package dev.weir.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Validation of option values after all options have been parsed. */
final class Asked {

  private Asked() {}

  /**
   * Builds an object from options and reports rejected values as usage errors, as picocli does.
   *
   * @throws ParameterException with the message of an IllegalArgumentException
   */
  static <T> T of(CommandSpec spec, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Rejects invalid options.
   *
   * @throws ParameterException with the hint
   */
  static void require(CommandSpec spec, boolean right, String hint) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), hint);
    }
  }
}
