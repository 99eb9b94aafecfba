package dev.weir.memory;

/** Work that would not fit into memory. The message says how much it needs and what to do. */
public final class NotEnoughMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotEnoughMemoryException(String message) {
    super(message);
  }
}
