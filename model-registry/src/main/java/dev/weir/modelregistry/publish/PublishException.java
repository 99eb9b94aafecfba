package dev.weir.modelregistry.publish;

/**
 * A change that was refused, or failed, or published data that could not be read. The message has
 * the cause, ready for the user.
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
