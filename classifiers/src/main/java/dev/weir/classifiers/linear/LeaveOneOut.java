package dev.weir.classifiers.linear;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.model.Progress;

/**
 * Ridge regression for many penalties. Targets and features are centred; the intercept is not
 * penalised.
 */
interface LeaveOneOut {

  /**
   * The difference between each target and the prediction of a model fitted to all other samples.
   * For a linear smoother it is residual / (1 - leverage), so no refit is needed.
   *
   * @return samples x (penalties x targets): for each penalty, all targets
   */
  Matrix residuals(double[] alphas);

  /** The coefficients for one penalty: features x targets. */
  Matrix coefficients(double alpha);

  /**
   * The cheapest method for features of this shape, according to {@link LeaveOneOutCosts}.
   *
   * @param features not standardised
   * @param progress receives the stages products and ridge if they take long
   */
  static LeaveOneOut of(
      Matrix features,
      FeatureScaling scaling,
      Matrix targets,
      WorkerPool workers,
      Progress progress) {
    LeaveOneOutCosts costs =
        new LeaveOneOutCosts(features.rows(), features.columns(), targets.columns());
    return switch (costs.cheapest()) {
      case TRIDIAGONAL_OF_FEATURES ->
          new CovarianceLeaveOneOut(scaling.apply(features), targets, new MatrixProducts(workers));
      case EIGEN_OF_SAMPLES ->
          new GramLeaveOneOut(scaling.apply(features), targets, new MatrixProducts(workers));
      case CHOLESKY ->
          new CholeskyLeaveOneOut(
              features, scaling, targets, workers, new SwitchingTileProduct(), progress);
    };
  }
}
