package dev.weir.linear;

/**
 * Ridge regression for many penalties from one eigendecomposition. The targets and the features are
 * centred; the intercept is not penalised.
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

  /** The cheaper way for features of this shape. */
  static LeaveOneOut of(Matrix features, Matrix targets, Products products, SymmetricEigen eigen) {
    return features.rows() <= features.columns()
        ? new GramLeaveOneOut(features, targets, products, eigen)
        : new CovarianceLeaveOneOut(features, targets, products, eigen);
  }
}
