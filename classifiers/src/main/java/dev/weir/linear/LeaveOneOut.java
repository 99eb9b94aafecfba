package dev.weir.linear;

import dev.weir.concurrent.Workers;
import dev.weir.model.Progress;

/**
 * Ridge regression for many penalties. The targets and the features are centred; the intercept is
 * not penalised.
 */
interface LeaveOneOut {

  /**
   * How far each target of each sample is from what the model fitted to all other samples says: for
   * a linear smoother that is residual / (1 - leverage), no sample has to be left out in fact.
   *
   * @return samples x (penalties x targets): for each penalty, all targets
   */
  Matrix residuals(double[] alphas);

  /** The coefficients for one penalty: features x targets. */
  Matrix coefficients(double alpha);

  /**
   * The cheapest way for features of this shape, as {@link LeaveOneOutCosts} reckons it.
   *
   * @param features not standardised
   * @param progress told of the stages products and ridge where that takes long
   */
  static LeaveOneOut of(
      Matrix features,
      FeatureScaling scaling,
      Matrix targets,
      Workers workers,
      SymmetricEigen eigen,
      Progress progress) {
    LeaveOneOutCosts costs =
        new LeaveOneOutCosts(features.rows(), features.columns(), targets.columns());
    return switch (costs.cheapest()) {
      case EIGEN_OF_FEATURES ->
          new CovarianceLeaveOneOut(scaling.apply(features), targets, new Products(workers), eigen);
      case EIGEN_OF_SAMPLES ->
          new GramLeaveOneOut(scaling.apply(features), targets, new Products(workers), eigen);
      case CHOLESKY ->
          new CholeskyLeaveOneOut(
              features, scaling, targets, workers, TileProduct.best(), progress);
    };
  }
}
