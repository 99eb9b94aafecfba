package dev.weir.cli.io;

import org.jspecify.annotations.Nullable;

/** No broker can be used; the message names the address and the reason. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
