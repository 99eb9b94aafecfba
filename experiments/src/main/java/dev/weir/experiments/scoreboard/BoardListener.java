package dev.weir.experiments.scoreboard;

/** Receives the finished rows of a running scoreboard. */
@FunctionalInterface
public interface BoardListener {

  /**
   * Called when a row is finished.
   *
   * @param results the results so far
   * @param secondsLeft estimated remaining time, by the weights of the rows; 0 after the last
   */
  void finished(ScoreboardRow row, ScoreboardResults results, double secondsLeft);
}
