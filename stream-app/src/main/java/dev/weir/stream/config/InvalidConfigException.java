package dev.weir.stream.config;

import java.util.List;

/** The configuration cannot be used; every error that was found is named at once. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> errors;

  /**
   * Gathers errors.
   *
   * @param errors what is wrong, a sentence each; at least one
   */
  public InvalidConfigException(List<String> errors) {
    super(
        errors.size()
            + (errors.size() == 1 ? " error" : " errors")
            + " in the configuration:\n- "
            + String.join("\n- ", errors));
    this.errors = List.copyOf(errors);
  }

  /** Returns the errors, a sentence each. */
  public List<String> errors() {
    return errors;
  }
}
