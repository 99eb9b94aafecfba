package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterReason;

/** A record that can never be used: it becomes a dead letter. Has no stack trace. */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /**
   * Rejects a record.
   *
   * @param detail the error: sizes, counts and settings, but no id, time, label or value of the
   *     record
   */
  public RejectedException(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public DeadLetterReason reason() {
    return reason;
  }
}
