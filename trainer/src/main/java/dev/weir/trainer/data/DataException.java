package dev.weir.trainer.data;

import java.nio.file.Path;

/** Data that cannot be used. The message has location and cause, ready for the user. */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  static DataException in(Path file, String message) {
    return new DataException(file + ": " + message);
  }

  static DataException at(Path file, long line, String message) {
    return new DataException("%s:%d: %s".formatted(file, line, message));
  }

  static DataException at(Path file, long line, int column, String message) {
    return new DataException("%s:%d:%d: %s".formatted(file, line, column, message));
  }
}
