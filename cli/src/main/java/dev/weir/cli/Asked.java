package dev.weir.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Values that a user asked for, and that are looked at only once all options are known. */
final class Asked {

  private Asked() {}

  /**
   * Makes something of options: where their values are refused, that is bad usage as it is where
   * picocli refuses them.
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
   * Refuses what is not right.
   *
   * @throws ParameterException with the hint
   */
  static void require(CommandSpec spec, boolean right, String hint) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), hint);
    }
  }
}
