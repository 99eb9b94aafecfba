package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.memory.NotEnoughMemoryException;
import dev.weir.classifiers.model.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * The ridge classifier of the ROCKET family: features are standardised, and each one-against-rest
 * problem is least squares with targets +1 and -1, an L2 penalty alpha and an intercept; with two
 * classes there is one such problem. Of 10 penalties from 0.001 to 1000, evenly spaced on a
 * logarithmic scale, the one with the smallest leave-one-out error is chosen, the same for all
 * classes.
 *
 * <p>Leave-one-out has a closed form, from one tridiagonal form: for 4,000 samples of 800 features,
 * one 800 x 800 problem replaces 40,000 fits. Where it is estimated to be faster, one Cholesky
 * factor per penalty is used: for 4,000 samples of 3,200 or 20,000 features, ten of 4,000 x 4,000,
 * with little more memory than the features.
 *
 * @param workers share the work; the result does not depend on their number
 * @param progress receives the stages products and ridge if there are many features and samples
 */
public record Ridge(WorkerPool workers, Progress progress) {

  private static final int PENALTIES = 10;

  /** Creates a trainer that reports no progress. */
  public Ridge(WorkerPool workers) {
    this(workers, Progress.NONE);
  }

  /** The candidate penalties. */
  public static double[] alphas() {
    double[] alphas = new double[PENALTIES];
    for (int i = 0; i < PENALTIES; i++) {
      alphas[i] = StrictMath.pow(10, -3 + 6.0 * i / (PENALTIES - 1));
    }
    return alphas;
  }

  /**
   * Checks the requirements of {@link #fit} in advance.
   *
   * @throws IllegalArgumentException if there is a single class, a class without a sample, or fewer
   *     samples than classes
   */
  public static void check(int[] labels, List<String> classes) {
    if (classes.size() < 2) {
      throw new IllegalArgumentException(
          "there is a single class, %s: a classifier needs at least 2".formatted(classes));
    }
    if (labels.length < classes.size()) {
      throw new IllegalArgumentException(
          "%d samples are too few for %d classes".formatted(labels.length, classes.size()));
    }
    int[] counts = new int[classes.size()];
    for (int label : labels) {
      counts[label]++;
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw new IllegalArgumentException(
            "there is no sample of the class \"%s\": leave the class out or add samples"
                .formatted(classes.get(c)));
      }
    }
  }

  /**
   * Adds the memory of {@link #fit}, including the features.
   *
   * @param samples number of samples, at least 1
   * @param features number of features, at least 1
   * @param classes number of classes, at least 2
   * @throws NotEnoughMemoryException if the features exceed the size of an array
   */
  public static void addTo(MemoryNeed need, int samples, long features, int classes) {
    need.plusArray("features", samples, features);
    int targets = LinearClassifier.targets(classes);
    need.plusArray("residuals", samples, PENALTIES, targets);
    LeaveOneOutCosts costs = new LeaveOneOutCosts(samples, (int) features, targets);
    need.plus("ridge", Double.BYTES * costs.numbers(costs.cheapest()));
  }

  /**
   * Fits all penalties and chooses the best.
   *
   * @param features samples x features, finite
   * @param labels for each sample the index of its class
   * @param classes number of classes, at least 2
   */
  public RidgeFit fit(Matrix features, int[] labels, int classes) {
    FeatureScaling scaling = FeatureScaling.of(features);
    Matrix targets = targets(labels, classes);
    double[] intercepts = centre(targets);
    LeaveOneOut solver = LeaveOneOut.of(features, scaling, targets, workers, progress);
    double[] alphas = alphas();
    Matrix residuals = solver.residuals(alphas);
    double[] errors = errors(residuals, alphas.length);
    int best = 0;
    for (int a = 1; a < errors.length; a++) {
      best = errors[a] < errors[best] ? a : best;
    }
    Matrix coefficients = solver.coefficients(alphas[best]);
    double[][] rows = new double[coefficients.rows()][];
    Arrays.setAll(rows, coefficients::row);
    LinearClassifier classifier =
        new LinearClassifier(scaling.means(), scaling.scales(), rows, intercepts);
    Matrix leftOut = leftOut(targets, intercepts, residuals, best);
    return new RidgeFit(classifier, alphas[best], errors[best], leftOut);
  }

  /**
   * The prediction of a model without the sample: the uncentred target minus the leave-one-out
   * residual.
   */
  private static Matrix leftOut(Matrix centred, double[] means, Matrix residuals, int alpha) {
    Matrix scores = new Matrix(centred.rows(), means.length);
    for (int i = 0; i < scores.rows(); i++) {
      for (int c = 0; c < means.length; c++) {
        double residual = residuals.get(i, alpha * means.length + c);
        scores.set(i, c, centred.get(i, c) + means[c] - residual);
      }
    }
    return scores;
  }

  /** +1 for the class, -1 for the rest; a single column for two classes. */
  public static Matrix targets(int[] labels, int classes) {
    int count = LinearClassifier.targets(classes);
    Matrix targets = new Matrix(labels.length, count);
    for (int i = 0; i < labels.length; i++) {
      for (int c = 0; c < count; c++) {
        int positive = count == 1 ? 1 : c;
        targets.set(i, c, labels[i] == positive ? 1 : -1);
      }
    }
    return targets;
  }

  /** Subtracts and returns the means, which are the intercepts because features have mean 0. */
  public static double[] centre(Matrix targets) {
    double[] means = new double[targets.columns()];
    for (int c = 0; c < means.length; c++) {
      double sum = 0;
      for (int i = 0; i < targets.rows(); i++) {
        sum += targets.get(i, c);
      }
      means[c] = sum / targets.rows();
      for (int i = 0; i < targets.rows(); i++) {
        targets.set(i, c, targets.get(i, c) - means[c]);
      }
    }
    return means;
  }

  private static double[] errors(Matrix residuals, int alphas) {
    int targets = residuals.columns() / alphas;
    double[] errors = new double[alphas];
    for (int i = 0; i < residuals.rows(); i++) {
      for (int c = 0; c < residuals.columns(); c++) {
        errors[c / targets] += residuals.get(i, c) * residuals.get(i, c);
      }
    }
    for (int a = 0; a < alphas; a++) {
      errors[a] /= (double) residuals.rows() * targets;
    }
    return errors;
  }
}
