package dev.weir.model;

/** A model that would take more memory than it may; nothing of it is kept. */
public final class ModelMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a model.
   *
   * @param reckoned bytes, those that would have come next included
   * @param allowed bytes
   */
  ModelMemoryException(long reckoned, long allowed) {
    super(
        "the model takes more than %d bytes of memory: %d were reckoned when reading it stopped"
            .formatted(allowed, reckoned));
  }
}
