package dev.weir.cli.command;

import java.util.List;
import java.util.Map;

/**
 * Adds commands of other modules, found by {@link java.util.ServiceLoader}. The module {@code
 * experiments} is on the class path of a checkout's {@code ./weir}, and in no image.
 */
public interface CommandProvider {

  /**
   * Returns the classes of commands by the name of the command that they belong to; {@code weir} is
   * the root.
   */
  Map<String, List<Class<?>>> commands();
}
