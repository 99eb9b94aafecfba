package dev.weir.stream.config;

import java.util.List;

/** The configuration is invalid; lists every error found. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param errors one sentence each; at least one
   */
  public InvalidConfigException(List<String> errors) {
    super(
        errors.size()
            + (errors.size() == 1 ? " error" : " errors")
            + " in the configuration:\n- "
            + String.join("\n- ", errors));
  }
}
