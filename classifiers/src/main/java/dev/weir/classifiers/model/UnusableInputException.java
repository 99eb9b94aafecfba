package dev.weir.classifiers.model;

/**
 * A record that a model cannot score; the message has the offending value, never the whole record.
 */
public final class UnusableInputException extends RuntimeException {

  /** The kind of error. */
  public enum Reason {
    /** The number of values does not match the model's input shape. */
    WRONG_LENGTH,
    /** A value is NaN or infinite, or becomes so in the preprocessing. */
    NOT_FINITE
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String detail;

  /** With a message that contains no value of the record, such as one about sizes. */
  public UnusableInputException(Reason reason, String message) {
    this(reason, message, message);
  }

  /**
   * Creates the exception.
   *
   * @param message contains the value, for those with access to the record
   * @param detail the same without the value, for those without
   */
  public UnusableInputException(Reason reason, String message, String detail) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  /** The message without any value of the record. */
  public String detail() {
    return detail;
  }
}
