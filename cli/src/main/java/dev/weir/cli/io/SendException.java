package dev.weir.cli.io;

/** Records could not be sent; see the cause. */
public final class SendException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with advice in the message. */
  public SendException(String message, Throwable cause) {
    super(message, cause);
  }
}
