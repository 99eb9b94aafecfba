package dev.weir.stream;

/** The application has stopped by itself; nothing is lost, and the cause says what to mend. */
public final class ApplicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApplicationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
