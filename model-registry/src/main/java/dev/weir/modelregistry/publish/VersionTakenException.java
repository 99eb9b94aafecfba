package dev.weir.modelregistry.publish;

/** The version is already published with other bytes. */
final class VersionTakenException extends PublishException {
  private static final long serialVersionUID = 1L;

  VersionTakenException(String message) {
    super(message);
  }
}
