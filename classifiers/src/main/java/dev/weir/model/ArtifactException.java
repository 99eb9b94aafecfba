package dev.weir.model;

/** Bytes that are no artifact this version can read: truncated, corrupt, or of an unknown kind. */
public final class ArtifactException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A damaged artifact may say a lot, of which a message needs little. */
  private static final int LONGEST = 1_000;

  public ArtifactException(String message) {
    super(cut(message, LONGEST));
  }

  public ArtifactException(String message, Throwable cause) {
    super(cut(message, LONGEST), cause);
  }

  /** So many characters of a text at the most, and how many it has. */
  static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : "%s… (%d characters)".formatted(text.substring(0, longest), text.length());
  }
}
