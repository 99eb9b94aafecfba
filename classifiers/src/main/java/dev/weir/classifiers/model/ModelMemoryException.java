package dev.weir.classifiers.model;

/** A model that exceeds its memory limit; nothing of it is kept. */
public final class ModelMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param estimated bytes, including the refused allocation
   * @param allowed bytes
   */
  ModelMemoryException(long estimated, long allowed) {
    super(
        "the model exceeds its memory limit of %d bytes: the estimate was %d when reading stopped"
            .formatted(allowed, estimated));
  }
}
