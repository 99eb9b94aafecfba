package dev.weir.model;

/** A record that a model cannot score; the message names the value, never the whole record. */
public final class UnusableInputException extends RuntimeException {

  /** What is wrong with the record. */
  public enum Reason {
    /** There are more or fewer values than the model's input shape says. */
    WRONG_LENGTH,
    /** A value is NaN or infinite, or so large that it becomes so in the preprocessing. */
    NOT_FINITE
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public UnusableInputException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What is wrong with the record. */
  public Reason reason() {
    return reason;
  }
}
