package dev.weir.stream.state;

/** A stored value is damaged or was written by another version of the program. */
public final class UnreadableStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableStateException(String message) {
    super(message);
  }

  public UnreadableStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
