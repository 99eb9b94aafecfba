package dev.weir.model;

/** A model that exceeds its memory limit; nothing of it is kept. */
public final class ModelMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reckoned bytes, including the refused allocation
   * @param allowed bytes
   */
  ModelMemoryException(long reckoned, long allowed) {
    super(
        "the model takes more than %d bytes of memory: %d were reckoned when reading it stopped"
            .formatted(allowed, reckoned));
  }
}
