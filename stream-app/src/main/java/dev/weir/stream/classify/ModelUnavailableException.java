package dev.weir.stream.classify;

/**
 * The model version that a record asks for did not become ready in time. The application stops and
 * the record stays where it is: another version would predict something else.
 */
public final class ModelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelUnavailableException(String message) {
    super(message);
  }
}
