package dev.weir.stream.readiness;

/**
 * A record that stops the application each time it is read; the message names it and says how to
 * pass over it. Only an operator may do that, since the record is lost.
 */
public final class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
