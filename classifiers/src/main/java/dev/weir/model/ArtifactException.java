package dev.weir.model;

/** Bytes that are no artifact this version can read: truncated, corrupt, or of an unknown kind. */
public final class ArtifactException extends Exception {

  private static final long serialVersionUID = 1L;

  public ArtifactException(String message) {
    super(message);
  }

  public ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
