package dev.weir.stream.models;

import dev.weir.modelregistry.chunks.ChunkException;
import dev.weir.modelregistry.routes.RefusalReason;

/** A model version that must not score. */
public final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final boolean mayMend;

  public ModelRefusedException(RefusalReason reason, String detail) {
    super(detail);
    this.reason = reason;
    this.mayMend = false;
  }

  public ModelRefusedException(RefusalReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
    this.mayMend = false;
  }

  /** For chunks that do not match their manifest. */
  ModelRefusedException(ChunkException cause) {
    super(cause.getMessage(), cause);
    this.reason = cause.reason();
    this.mayMend = cause.isRecoverable();
  }

  /** Whether the same manifest may become valid later. */
  boolean isRecoverable() {
    return mayMend;
  }

  public RefusalReason reason() {
    return reason;
  }
}
