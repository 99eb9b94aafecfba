package dev.weir.classifiers.memory;

/** Work that does not fit into memory. The message has the required size and the remedies. */
public final class NotEnoughMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotEnoughMemoryException(String message) {
    super(message);
  }
}
