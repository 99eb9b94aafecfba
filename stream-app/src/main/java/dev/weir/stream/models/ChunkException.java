package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;
import java.io.IOException;

/** The chunks of a version do not match its manifest. */
final class ChunkException extends IOException {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  ChunkException(RefusalReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  RefusalReason reason() {
    return reason;
  }
}
