package dev.weir.experiments.linear;

import dev.weir.classifiers.linear.Matrix;
import java.util.stream.IntStream;

/**
 * Coordinate descent for one target of {@link Lasso}, using only the mean products of features with
 * each other and with the target.
 */
final class LassoDescent {

  /** Each costs as much as a third of a sweep per non-zero coefficient. */
  private static final int MOST_STEPS = 20;

  private final Matrix correlations;
  private final double[] projections;
  private final double power;
  private final double[] coefficients;

  /** For each feature, its mean product with the residual. */
  private final double[] rest;

  /**
   * Starts with coefficients of 0.
   *
   * @param correlations mean product of each pair of features
   * @param projections for each feature, its mean product with the target
   * @param power the mean square of the target
   */
  LassoDescent(Matrix correlations, double[] projections, double power) {
    this.correlations = correlations;
    this.projections = projections;
    this.power = power;
    this.coefficients = new double[projections.length];
    this.rest = projections.clone();
  }

  double power() {
    return power;
  }

  double coefficient(int feature) {
    return coefficients[feature];
  }

  /** Optimises each coefficient in turn; returns whether any changed. */
  boolean sweep(double alpha) {
    boolean changed = false;
    for (int f = 0; f < rest.length; f++) {
      double itself = correlations.get(f, f);
      if (itself > 0) {
        changed |= step(f, itself, alpha);
      }
    }
    return changed;
  }

  /**
   * Moves the non-zero coefficients to the joint minimum without sign changes, which sweeps
   * approach only slowly.
   */
  void jointSteps(double alpha) {
    boolean more = true;
    for (int step = 0; more && step < MOST_STEPS; step++) {
      more = stepOfAll(alpha);
      refresh();
    }
  }

  /**
   * The duality gap, an upper bound of the loss above its minimum (S.-J. Kim and others, An
   * interior-point method for large-scale l1-regularized least squares, 2007, section III).
   */
  double gap(double alpha) {
    double explained = 0;
    double unexplained = 0;
    double absolute = 0;
    double steepest = 0;
    for (int f = 0; f < rest.length; f++) {
      explained += coefficients[f] * projections[f];
      unexplained += coefficients[f] * rest[f];
      absolute += Math.abs(coefficients[f]);
      steepest = Math.max(steepest, Math.abs(rest[f]));
    }
    // Mean squared residual, and mean product of residual and target.
    double squares = power - explained - unexplained;
    double products = power - explained;
    double scale = steepest > alpha ? alpha / steepest : 1;
    return squares * (1 + scale * scale) / 2 + alpha * absolute - scale * products;
  }

  /** Half the mean squared residual, plus the penalty. */
  double loss(double alpha) {
    double squares = power;
    double absolute = 0;
    for (int f = 0; f < rest.length; f++) {
      squares -= coefficients[f] * (projections[f] + rest[f]);
      absolute += Math.abs(coefficients[f]);
    }
    return squares / 2 + alpha * absolute;
  }

  /** Returns true if a coefficient became 0 before the minimum. */
  private boolean stepOfAll(double alpha) {
    int[] active = IntStream.range(0, rest.length).filter(f -> coefficients[f] != 0).toArray();
    if (active.length == 0) {
      return false;
    }
    double[] at = IntStream.of(active).mapToDouble(f -> coefficients[f]).toArray();
    double[] slopes =
        IntStream.of(active)
            .mapToDouble(f -> rest[f] - alpha * Math.signum(coefficients[f]))
            .toArray();
    ActiveStep step = new ActiveStep(correlations, active);
    double[] direction = step.direction(slopes);
    double length = step.length(direction, slopes);
    int first = ActiveStep.first(at, direction);
    boolean meetsZero = first >= 0 && -at[first] / direction[first] <= length;
    double taken = meetsZero ? -at[first] / direction[first] : length;
    for (int i = 0; Double.isFinite(taken) && i < active.length; i++) {
      coefficients[active[i]] = meetsZero && i == first ? 0 : at[i] + taken * direction[i];
    }
    return meetsZero;
  }

  /** Recomputes the residual products, to remove the accumulated rounding of many updates. */
  private void refresh() {
    System.arraycopy(projections, 0, rest, 0, rest.length);
    for (int f = 0; f < rest.length; f++) {
      if (coefficients[f] != 0) {
        explain(f, coefficients[f]);
      }
    }
  }

  private boolean step(int f, double itself, double alpha) {
    double wanted = rest[f] + itself * coefficients[f];
    double best = Math.signum(wanted) * Math.max(0, Math.abs(wanted) - alpha) / itself;
    double change = best - coefficients[f];
    if (change == 0) {
      return false;
    }
    coefficients[f] = best;
    explain(f, change);
    return true;
  }

  private void explain(int f, double change) {
    double[] values = correlations.values();
    int row = f * rest.length;
    for (int g = 0; g < rest.length; g++) {
      rest[g] -= change * values[row + g];
    }
  }
}
