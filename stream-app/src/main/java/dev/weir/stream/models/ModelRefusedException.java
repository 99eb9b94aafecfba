package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;

/** A model version that must not score; trying again gives the same. */
public final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  public ModelRefusedException(RefusalReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public ModelRefusedException(RefusalReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  public RefusalReason reason() {
    return reason;
  }
}
