package dev.weir.publish;

/**
 * A change that was refused, or could not be made or read. The message says why, ready to be shown
 * to the user.
 */
public class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message) {
    super(message);
  }

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
