package dev.weir.publish;

/** A version is published already, with other bytes. */
final class VersionTakenException extends PublishException {
  private static final long serialVersionUID = 1L;

  VersionTakenException(String message) {
    super(message);
  }
}
