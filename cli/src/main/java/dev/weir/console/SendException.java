package dev.weir.console;

/** A record could not be sent; the cause says why. */
public final class SendException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SendException(String message, Throwable cause) {
    super(message, cause);
  }
}
