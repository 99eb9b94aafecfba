package dev.weir.model;

import java.io.IOException;

/** The parts of an artifact after its header, in the order in which they were written. */
@FunctionalInterface
public interface PartReader {

  /**
   * Reads the next part.
   *
   * @param type the part that must come now
   * @throws ArtifactException if another part comes, or none, or its bytes are corrupt
   * @throws IOException if the stream cannot be read
   */
  <T> T next(Class<T> type) throws ArtifactException, IOException;

  /**
   * Says that the model will hold so much more memory than was said before; to be called before it
   * does.
   *
   * @param bytes of heap, of the model without its scorers; rather too many than too few
   * @throws ModelMemoryException if that is more than the model may take
   */
  default void reserve(long bytes) {}

  /**
   * Says the same of each of its scorers, with SIMD and without.
   *
   * @param bytes of heap of one scorer
   * @throws ModelMemoryException if that is more than the model may take with all its scorers
   */
  default void reserveScorer(long bytes) {}
}
