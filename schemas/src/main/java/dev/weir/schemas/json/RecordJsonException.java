package dev.weir.schemas.json;

import org.jspecify.annotations.Nullable;

/** A line of JSON that is not a valid record. The message has the field and the value. */
public final class RecordJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  RecordJsonException(String message) {
    super(message);
  }

  RecordJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
