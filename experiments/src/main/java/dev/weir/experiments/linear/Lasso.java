package dev.weir.experiments.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.FeatureScaling;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.MatrixProducts;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lasso instead of ridge: features are standardised, each one-against-rest problem has targets +1
 * and -1 and an intercept, and half the mean squared error plus alpha times the sum of absolute
 * coefficients is minimised. Most coefficients are then 0. The scale of alpha is that of
 * scikit-learn's {@code Lasso}.
 *
 * <p>Cyclic coordinate descent on the correlations of the features (J. Friedman, T. Hastie, R.
 * Tibshirani, 2010, section 2.2): a coefficient that stays 0 costs nothing. Penalties are fitted in
 * descending order, each starting from the previous solution. After many sweeps, joint steps of all
 * coefficients speed up convergence ({@link ActiveStep}). The fit ends when the duality gap is
 * small enough, or when rounding prevents further progress; the result contains the gap.
 *
 * @param workers share the work; the result does not depend on their number
 * @param tolerance duality gap at which to stop, as a share of the mean squared target; if rounding
 *     does not allow it, the fit ends with a wider gap
 */
public record Lasso(WorkerPool workers, double tolerance) {

  /** The correlations of this many features take 128 MB. */
  static final int MOST_FEATURES = 4000;

  private static final Logger log = LoggerFactory.getLogger(Lasso.class);

  private static final double TOLERANCE = 1e-5;
  private static final int MOST_SWEEPS = 100_000;

  /** Sweeps between two checks of the gap. */
  private static final int CHECK_EVERY = 5;

  /** Sweeps between two joint steps of all coefficients. */
  private static final int SETTLE_EVERY = 1000;

  /** A trainer that stops at a duality gap of 1e-5. */
  public Lasso(WorkerPool workers) {
    this(workers, TOLERANCE);
  }

  /**
   * Fits a classifier for each penalty.
   *
   * @param features samples x features, finite, at most 4,000 features
   * @param labels for each sample the index of its class; each class has a sample
   * @param classes number of classes, at least 2
   * @param alphas penalties greater than 0, in descending order
   * @param progress receives the stage lasso, target by target
   * @return one fit per penalty, in the same order
   */
  public List<LassoFit> fit(
      Matrix features, int[] labels, int classes, double[] alphas, Progress progress) {
    check(features, alphas);
    checkMemory(features);
    FeatureScaling scaling = FeatureScaling.of(features);
    Matrix targets = Ridge.targets(labels, classes);
    double[] intercepts = Ridge.centre(targets);
    Matrix scaled = scaling.apply(features);
    MatrixProducts products = new MatrixProducts(workers);
    Matrix correlations = products.gram(scaled);
    Matrix projections = products.transposedTimes(scaled, targets);
    divide(correlations, features.rows());
    divide(projections, features.rows());
    double[][][] coefficients = new double[alphas.length][features.columns()][targets.columns()];
    double[][] gaps = new double[alphas.length][targets.columns()];
    AtomicLong done = new AtomicLong();
    workers.run(
        targets.columns(),
        target -> {
          LassoDescent descent =
              new LassoDescent(correlations, column(projections, target), power(targets, target));
          path(descent, target, alphas, coefficients, gaps);
          progress.update("lasso", done.incrementAndGet(), targets.columns());
        });
    List<LassoFit> fits = new ArrayList<>();
    for (int a = 0; a < alphas.length; a++) {
      LinearClassifier classifier =
          new LinearClassifier(scaling.means(), scaling.scales(), coefficients[a], intercepts);
      fits.add(new LassoFit(classifier, alphas[a], widest(gaps[a], alphas[a])));
    }
    return fits;
  }

  private double widest(double[] gaps, double alpha) {
    double gap = DoubleStream.of(gaps).max().orElseThrow();
    if (gap > tolerance) {
      log.warn(
          "lasso with alpha {} ended with a duality gap of {} of the mean squared target; the"
              + " tolerance is {}",
          alpha,
          gap,
          tolerance);
    }
    return gap;
  }

  private static void checkMemory(Matrix features) {
    double size = (double) features.rows() * features.columns() * Double.BYTES;
    double square = (double) features.columns() * features.columns() * Double.BYTES;
    MemoryNeed.of(
            "lasso on %,d samples with %,d features".formatted(features.rows(), features.columns()))
        .remedy("use fewer kernels (--kernels)")
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

  /** One target, in descending order of the penalties. */
  private void path(
      LassoDescent descent,
      int target,
      double[] alphas,
      double[][][] coefficients,
      double[][] gaps) {
    for (int a = 0; a < alphas.length; a++) {
      gaps[a][target] = descend(descent, alphas[a]) / descent.power();
      for (int f = 0; f < coefficients[a].length; f++) {
        coefficients[a][f][target] = descent.coefficient(f);
      }
    }
  }

  /** Iterates until the tolerance or the limit of rounding; returns the gap. */
  private double descend(LassoDescent descent, double alpha) {
    double enough = tolerance * descent.power();
    LassoFloor floor = new LassoFloor(descent.power());
    for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
      boolean changed = descent.sweep(alpha);
      if (!changed || (sweep % CHECK_EVERY == 0 && descent.gap(alpha) <= enough)) {
        break;
      }
      if (sweep % SETTLE_EVERY == 0) {
        descent.jointSteps(alpha);
        if (floor.isReached(descent.loss(alpha), descent.gap(alpha))) {
          break;
        }
      }
    }
    return descent.gap(alpha);
  }

  private static double[] column(Matrix matrix, int column) {
    double[] values = new double[matrix.rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = matrix.get(r, column);
    }
    return values;
  }

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
