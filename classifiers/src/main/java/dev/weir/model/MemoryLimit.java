package dev.weir.model;

/**
 * How much memory a model may take. It is asked each time that more is to be taken, and may answer
 * differently each time: others may be taking memory meanwhile.
 */
@FunctionalInterface
public interface MemoryLimit {
  /**
   * Answers what is allowed. A model that would take more is not read any further.
   *
   * @param reckoned bytes of heap that the model takes so far, those that come next included; it
   *     only grows while an artifact is read
   * @return bytes that it may take
   */
  long allowed(long reckoned);
}
