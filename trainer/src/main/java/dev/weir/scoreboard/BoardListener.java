package dev.weir.scoreboard;

/** Told of finished rows. */
@FunctionalInterface
public interface BoardListener {

  /**
   * A row is finished.
   *
   * @param results what all rows came to so far
   * @param secondsLeft an estimate for the rest, by the weights of the rows; 0 after the last
   */
  void finished(Row row, Results results, double secondsLeft);
}
