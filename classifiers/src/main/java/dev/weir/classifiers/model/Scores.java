package dev.weir.classifiers.model;

/** Operations on scores. */
public final class Scores {

  private Scores() {}

  /** The index of the highest score, the first of equal ones. */
  public static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The highest score minus the second highest; 0 for a tie. */
  public static double margin(double[] scores) {
    if (scores.length < 2) {
      throw new IllegalArgumentException("a margin needs at least 2 scores, not " + scores.length);
    }
    double first = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      if (score > first) {
        second = first;
        first = score;
      } else if (score > second) {
        second = score;
      }
    }
    return first - second;
  }
}
