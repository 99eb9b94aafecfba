package dev.weir.stream;

import java.util.List;

/** Topics are missing or incompatible. */
public final class UnusableTopicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTopicsException(List<String> errors) {
    super("the topics cannot be used:\n- " + String.join("\n- ", errors));
  }
}
