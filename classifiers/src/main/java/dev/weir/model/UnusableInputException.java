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
  private final String detail;

  /** Refuses a record with a message that tells no value of it, such as one of sizes. */
  public UnusableInputException(Reason reason, String message) {
    this(reason, message, message);
  }

  /**
   * Refuses a record.
   *
   * @param message names the value, for who has the record
   * @param detail the same without the value, for who has not
   */
  public UnusableInputException(Reason reason, String message, String detail) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }

  /** What is wrong with the record. */
  public Reason reason() {
    return reason;
  }

  /** What is wrong with the record, without any value of it. */
  public String detail() {
    return detail;
  }
}
