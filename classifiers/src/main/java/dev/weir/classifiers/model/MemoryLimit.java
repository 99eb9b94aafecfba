package dev.weir.classifiers.model;

/**
 * A limit on a model's memory. It is queried before each allocation, and the answer may change when
 * others allocate memory in the meantime.
 */
@FunctionalInterface
public interface MemoryLimit {
  /**
   * Returns the current limit. A model that exceeds it is not read any further.
   *
   * @param estimated heap bytes of the model so far, including the next allocation; it never
   *     decreases while an artifact is read
   * @return allowed bytes
   */
  long allowed(long estimated);
}
