package dev.weir.stream;

/** The application stopped by itself. Nothing is lost; the cause says what to fix. */
public final class ApplicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApplicationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
