package dev.weir.classifiers.model;

/**
 * Bytes that are not an artifact readable by this version: truncated, corrupt, or of an unknown
 * kind.
 */
public final class ArtifactException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Limit on text from a damaged artifact in a message. */
  private static final int LONGEST = 1_000;

  public ArtifactException(String message) {
    super(cut(message, LONGEST));
  }

  public ArtifactException(String message, Throwable cause) {
    super(cut(message, LONGEST), cause);
  }

  /** Truncates a text to this many characters and adds its length. */
  static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : "%s… (%d characters)".formatted(text.substring(0, longest), text.length());
  }
}
