package dev.weir.classifiers.linear;

import dev.weir.classifiers.model.Scores;

/**
 * Result of a ridge fit.
 *
 * @param classifier standardisation, coefficients and intercepts
 * @param alpha the penalty with the smallest leave-one-out error
 * @param error that error: the mean over samples and targets of the squared difference
 * @param leftOut leave-one-out predictions: samples x targets
 */
public record RidgeFit(LinearClassifier classifier, double alpha, double error, Matrix leftOut) {

  /** The leave-one-out class scores of one sample. */
  public double[] leftOutScores(int sample) {
    double[] scores = new double[Math.max(2, leftOut.columns())];
    LinearClassifier.toScores(leftOut.row(sample), scores);
    return scores;
  }

  /** The leave-one-out class of each sample. */
  public int[] leftOutClasses() {
    int[] classes = new int[leftOut.rows()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Scores.best(leftOutScores(i));
    }
    return classes;
  }
}
