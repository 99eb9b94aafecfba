package dev.weir.stream.models;

import dev.weir.modelregistry.chunks.ChunkException;
import dev.weir.modelregistry.routes.RefusalReason;
import org.jspecify.annotations.Nullable;

/** A model version that must not score. */
public final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final boolean mayMend;

  public ModelRefusedException(RefusalReason reason, String detail) {
    this(reason, detail, null);
  }

  public ModelRefusedException(RefusalReason reason, String detail, @Nullable Throwable cause) {
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
