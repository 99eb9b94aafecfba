package dev.weir.explain;

import dev.weir.model.Scores;

/**
 * The two classes that an explanation compares.
 *
 * @param winner index of the class with the highest score
 * @param other index of the class it is compared with
 */
public record Rivals(int winner, int other) {

  /** The class with the highest score and the runner-up; the first of equal ones. */
  public static Rivals of(double[] scores) {
    int winner = Scores.best(scores);
    int other = winner == 0 ? 1 : 0;
    for (int c = 0; c < scores.length; c++) {
      if (c != winner && scores[c] > scores[other]) {
        other = c;
      }
    }
    return new Rivals(winner, other);
  }

  /**
   * The class with the highest score and a given one.
   *
   * @throws IllegalArgumentException if these are the same
   */
  public static Rivals of(double[] scores, int other) {
    int winner = Scores.best(scores);
    if (winner == other) {
      throw new IllegalArgumentException("it has the highest score: there is nothing to compare");
    }
    return new Rivals(winner, other);
  }
}
