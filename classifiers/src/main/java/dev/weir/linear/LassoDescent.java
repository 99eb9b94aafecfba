package dev.weir.linear;

/**
 * Coordinate descent for one target of {@link Lasso}: what is known of the samples are means of
 * products of features with each other and with the target.
 */
final class LassoDescent {

  private final Matrix correlations;
  private final double[] projections;
  private final double power;
  private final double[] coefficients;

  /** For each feature, its mean product with what is not yet explained. */
  private final double[] rest;

  /**
   * Begins with coefficients of 0.
   *
   * @param correlations for each two features, their mean product
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

  /** Takes each coefficient in turn to its best. */
  void sweep(double alpha) {
    for (int f = 0; f < rest.length; f++) {
      double itself = correlations.get(f, f);
      if (itself > 0) {
        step(f, itself, alpha);
      }
    }
  }

  /**
   * How far above the least the loss is at most: the duality gap (S.-J. Kim and others, An
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
    // Means of squared residuals, and of residuals times targets.
    double squares = power - explained - unexplained;
    double products = power - explained;
    double scale = steepest > alpha ? alpha / steepest : 1;
    return squares * (1 + scale * scale) / 2 + alpha * absolute - scale * products;
  }

  private void step(int f, double itself, double alpha) {
    double wanted = rest[f] + itself * coefficients[f];
    double best = Math.signum(wanted) * Math.max(0, Math.abs(wanted) - alpha) / itself;
    double change = best - coefficients[f];
    if (change != 0) {
      coefficients[f] = best;
      double[] values = correlations.values();
      int row = f * rest.length;
      for (int g = 0; g < rest.length; g++) {
        rest[g] -= change * values[row + g];
      }
    }
  }
}
