package dev.weir.classifiers.model;

/**
 * Receives the progress and warnings of a long computation. Calls may come from any of its threads.
 */
@FunctionalInterface
public interface Progress {

  /** Ignores progress. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Called as work proceeds.
   *
   * @param stage name of the current stage, a word or two
   * @param done completed work, from 0 to {@code total}
   * @param total total work
   */
  void update(String stage, long done, long total);

  /**
   * Called before an update if its stage is a part of more.
   *
   * @param seconds how long all that is left will take, the stage included
   */
  default void remaining(double seconds) {}

  /**
   * Called if the computation continues but its result may be poor.
   *
   * @param warning the problem, the values involved and a remedy
   */
  default void warn(String warning) {}
}
