package dev.weir.experiments.linear;

import dev.weir.classifiers.linear.Matrix;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/**
 * A joint step of all non-zero lasso coefficients. While no sign changes, the loss is quadratic and
 * one Newton step leads to its minimum (feature-sign search: H. Lee and others, Efficient sparse
 * coding algorithms, 2007).
 *
 * <p>With more non-zero coefficients than samples, the loss is linear along some direction and
 * minimal where a coefficient reaches 0; coordinate sweeps progress slowly there. A small value on
 * the diagonal makes the Newton step go far along such a direction and hardly changes it otherwise.
 *
 * @param correlations mean product of each pair of features
 * @param active the features with non-zero coefficients
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ActiveStep(Matrix correlations, int[] active) {

  /** Added to the diagonal, which is 1 for a standardised feature. */
  private static final double DAMPING = 1e-9;

  /**
   * The step's direction.
   *
   * @param slopes for each active feature, the rate at which the loss falls with its coefficient
   * @return for each active feature the change of its coefficient; zeros if rounding leaves no
   *     direction
   */
  double[] direction(double[] slopes) {
    int n = active.length;
    R064Store damped = R064Store.FACTORY.make(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        damped.set(i, j, correlations.get(active[i], active[j]) + (i == j ? DAMPING : 0));
      }
    }
    Cholesky<Double> cholesky = Cholesky.R064.make(n, n);
    return cholesky.decompose(damped)
        ? cholesky.getSolution(R064Store.wrap(slopes.clone(), n)).toRawCopy1D()
        : new double[n];
  }

  /** The multiple of the direction that minimises the loss; infinite where it is linear. */
  double length(double[] direction, double[] slopes) {
    double slope = 0;
    double curvature = 0;
    for (int i = 0; i < active.length; i++) {
      slope += slopes[i] * direction[i];
      double product = 0;
      for (int j = 0; j < active.length; j++) {
        product += correlations.get(active[i], active[j]) * direction[j];
      }
      curvature += direction[i] * product;
    }
    if (!(slope > 0)) {
      return 0;
    }
    return curvature > 0 ? slope / curvature : Double.POSITIVE_INFINITY;
  }

  /** Position within the active features of the coefficient that reaches 0 first. */
  static int first(double[] coefficients, double[] direction) {
    int first = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < coefficients.length; i++) {
      double steps = -coefficients[i] / direction[i];
      if (steps > 0 && steps < least) {
        first = i;
        least = steps;
      }
    }
    return first;
  }
}
