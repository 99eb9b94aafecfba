package dev.weir.linear;

import dev.weir.concurrent.Workers;
import dev.weir.memory.MemoryNeed;
import dev.weir.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lasso instead of ridge: features are standardised, each class against the rest has targets +1 and
 * -1 and an intercept, and half the mean squared error plus alpha times the sum of absolute
 * coefficients is made as small as it can be. Most coefficients are then 0. The scale of alpha is
 * that of scikit-learn's {@code Lasso}.
 *
 * <p>Cyclic coordinate descent on the correlations of the features (J. Friedman, T. Hastie, R.
 * Tibshirani, 2010, section 2.2): a coefficient that stays 0 costs nothing. Penalties are taken
 * from the greatest down, each from where the one before it ended.
 */
public final class Lasso {

  /** The correlations of so many features take 128 MB. */
  static final int MOST_FEATURES = 4000;

  private static final double TOLERANCE = 1e-5;
  private static final int MOST_SWEEPS = 100_000;

  /** Sweeps from one look at the gap to the next. */
  private static final int LOOK = 5;

  private final Workers workers;
  private final double tolerance;

  /** Makes a trainer; the result does not depend on how many threads there are. */
  public Lasso(Workers workers) {
    this(workers, TOLERANCE);
  }

  /**
   * Makes a trainer that ends elsewhere.
   *
   * @param tolerance how far above the least it may end (the duality gap), as a share of the mean
   *     squared target; less than 1e-12 is lost in rounding
   */
  public Lasso(Workers workers, double tolerance) {
    this.workers = workers;
    this.tolerance = tolerance;
  }

  /**
   * Fits a classifier for each penalty.
   *
   * @param features samples x features, finite, at most 4,000 features
   * @param labels for each sample the index of its class; each class has a sample
   * @param classes how many classes, at least 2
   * @param alphas penalties greater than 0, from the greatest to the least
   * @param progress told of the stage lasso, target by target
   * @return as many classifiers, in the same order
   */
  public List<LinearClassifier> fit(
      Matrix features, int[] labels, int classes, double[] alphas, Progress progress) {
    check(features, alphas);
    checkMemory(features);
    FeatureScaling scaling = FeatureScaling.of(features);
    Matrix targets = Ridge.targets(labels, classes);
    double[] intercepts = Ridge.centre(targets);
    Matrix scaled = scaling.apply(features);
    Products products = new Products(workers);
    Matrix correlations = products.gram(scaled);
    Matrix projections = products.transposedTimes(scaled, targets);
    divide(correlations, features.rows());
    divide(projections, features.rows());
    double[][][] coefficients = new double[alphas.length][features.columns()][targets.columns()];
    AtomicLong done = new AtomicLong();
    workers.run(
        targets.columns(),
        target -> {
          LassoDescent descent =
              new LassoDescent(correlations, column(projections, target), power(targets, target));
          path(descent, target, alphas, coefficients);
          progress.update("lasso", done.incrementAndGet(), targets.columns());
        });
    List<LinearClassifier> classifiers = new ArrayList<>();
    for (double[][] each : coefficients) {
      classifiers.add(new LinearClassifier(scaling.means(), scaling.scales(), each, intercepts));
    }
    return classifiers;
  }

  private static void checkMemory(Matrix features) {
    double size = (double) features.rows() * features.columns() * Double.BYTES;
    double square = (double) features.columns() * features.columns() * Double.BYTES;
    MemoryNeed.of(
            "lasso on %,d samples with %,d features".formatted(features.rows(), features.columns()))
        .remedy("draw fewer kernels (--kernels)")
        .remedy("train on a sample of the data")
        .plus("features", size)
        .plus("standardised and packed copies of them", 3 * size)
        .plus("correlations", 2 * square)
        .check();
  }

  private static void check(Matrix features, double[] alphas) {
    if (features.columns() > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "lasso takes at most %,d features, not %,d".formatted(MOST_FEATURES, features.columns()));
    }
    for (int a = 0; a < alphas.length; a++) {
      if (!(alphas[a] > 0) || (a > 0 && alphas[a] > alphas[a - 1])) {
        throw new IllegalArgumentException(
            "penalties must be greater than 0 and descend; number %d is %s"
                .formatted(a + 1, alphas[a]));
      }
    }
  }

  /** One target, from the greatest penalty down. */
  private void path(LassoDescent descent, int target, double[] alphas, double[][][] results) {
    for (int a = 0; a < alphas.length; a++) {
      descend(descent, alphas[a]);
      for (int f = 0; f < results[a].length; f++) {
        results[a][f][target] = descent.coefficient(f);
      }
    }
  }

  private void descend(LassoDescent descent, double alpha) {
    for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
      descent.sweep(alpha);
      if (sweep % LOOK == 0 && descent.gap(alpha) <= tolerance * descent.power()) {
        return;
      }
    }
    throw new IllegalStateException(
        "lasso with alpha %s did not converge in %,d sweeps".formatted(alpha, MOST_SWEEPS));
  }

  private static double[] column(Matrix matrix, int column) {
    double[] values = new double[matrix.rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = matrix.get(r, column);
    }
    return values;
  }

  /** The mean square of a target. */
  private static double power(Matrix targets, int column) {
    double sum = 0;
    for (double value : column(targets, column)) {
      sum += value * value;
    }
    return sum / targets.rows();
  }

  private static void divide(Matrix matrix, int by) {
    double[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }
}
