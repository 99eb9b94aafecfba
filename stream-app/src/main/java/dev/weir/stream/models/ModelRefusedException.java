package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;

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
    this(reason, detail, cause, false);
  }

  private ModelRefusedException(
      RefusalReason reason, String detail, Throwable cause, boolean mayMend) {
    super(detail, cause);
    this.reason = reason;
    this.mayMend = mayMend;
  }

  /** For chunks that may belong to another artifact: the right ones may still arrive. */
  static ModelRefusedException ofOtherChunks(RefusalReason reason, Exception cause) {
    return new ModelRefusedException(
        reason,
        cause.getMessage() + "; its chunks have the keys of an earlier publisher",
        cause,
        true);
  }

  /** Whether the same manifest may become valid later. */
  boolean mayMend() {
    return mayMend;
  }

  public RefusalReason reason() {
    return reason;
  }
}
