package dev.weir.model;

/**
 * Told how far a long computation has come, and what is doubtful about it. Calls may come from any
 * of its threads.
 */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Called as work proceeds.
   *
   * @param stage what is being done, in a word or two
   * @param done how much of it is done, from 0 to {@code total}
   * @param total how much there is to do
   */
  void update(String stage, long done, long total);

  /**
   * Called where work goes on that may not give what is hoped for.
   *
   * @param warning what is doubtful, its values, and what to do instead
   */
  default void warn(String warning) {}
}
