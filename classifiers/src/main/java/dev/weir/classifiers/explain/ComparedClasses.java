package dev.weir.classifiers.explain;

import dev.weir.classifiers.model.Scores;

/**
 * The two classes that an explanation compares.
 *
 * @param winner index of the class with the highest score
 * @param other index of the class it is compared with
 */
public record ComparedClasses(int winner, int other) {

  /** The class with the highest score and the runner-up; the first of equal ones. */
  public static ComparedClasses of(double[] scores) {
    int winner = Scores.best(scores);
    int other = winner == 0 ? 1 : 0;
    for (int c = 0; c < scores.length; c++) {
      if (c != winner && scores[c] > scores[other]) {
        other = c;
      }
    }
    return new ComparedClasses(winner, other);
  }

  /**
   * The class with the highest score and a given one.
   *
   * @throws IllegalArgumentException if these are the same
   */
  public static ComparedClasses of(double[] scores, int other) {
    int winner = Scores.best(scores);
    if (winner == other) {
      throw new IllegalArgumentException("it has the highest score: there is nothing to compare");
    }
    return new ComparedClasses(winner, other);
  }
}
