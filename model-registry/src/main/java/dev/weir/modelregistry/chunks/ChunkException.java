package dev.weir.modelregistry.chunks;

import dev.weir.modelregistry.routes.RefusalReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The chunks of a version do not match its manifest, or must not be read. */
public final class ChunkException extends IOException {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final boolean mayMend;

  ChunkException(RefusalReason reason, String message) {
    this(reason, message, null, false);
  }

  public ChunkException(RefusalReason reason, String message, @Nullable Throwable cause) {
    this(reason, message, cause, false);
  }

  private ChunkException(
      RefusalReason reason, String message, @Nullable Throwable cause, boolean mayMend) {
    super(message, cause);
    this.reason = reason;
    this.mayMend = mayMend;
  }

  /** For chunks that may belong to another artifact: the right ones may still arrive. */
  static ChunkException ofOtherChunks(ChunkException cause) {
    return new ChunkException(
        cause.reason,
        cause.getMessage() + "; its chunks have the keys of an earlier publisher",
        cause,
        true);
  }

  public RefusalReason reason() {
    return reason;
  }

  /** Whether the same manifest may become valid later. */
  public boolean isRecoverable() {
    return mayMend;
  }
}
