package dev.weir.classifiers.model;

import java.io.IOException;

/** The parts of an artifact after its header, in the order of writing. */
public interface PartReader {

  /**
   * Reads the next part.
   *
   * @param type the expected type
   * @throws ArtifactException if the part has another type, is missing or is corrupt
   * @throws IOException if the stream cannot be read
   */
  <T> T next(Class<T> type) throws ArtifactException, IOException;

  /**
   * Whether the next part has a type; does not consume it.
   *
   * @throws ArtifactException if the part is missing or corrupt
   * @throws IOException if the stream cannot be read
   */
  boolean isNext(Class<?> type) throws ArtifactException, IOException;

  /**
   * Reserves memory for the model; to be called before allocating it.
   *
   * @param bytes heap bytes of the model without its scorers, rounded up if in doubt
   * @throws ModelMemoryException if that exceeds the limit
   */
  default void reserve(long bytes) {}

  /**
   * Reserves memory for each of the model's scorers, with or without SIMD.
   *
   * @param bytes heap bytes of one scorer
   * @throws ModelMemoryException if the model with all its scorers exceeds the limit
   */
  default void reserveScorer(long bytes) {}
}
