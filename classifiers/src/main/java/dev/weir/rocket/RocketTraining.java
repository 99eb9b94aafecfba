package dev.weir.rocket;

/** The result of a training: the model and figures about it. */
public final class RocketTraining {

  private final RocketModel model;
  private final double alpha;
  private final double error;
  private final double[] importances;

  RocketTraining(RocketModel model, double alpha, double error, double[] importances) {
    this.model = model;
    this.alpha = alpha;
    this.error = error;
    this.importances = importances;
  }

  public RocketModel model() {
    return model;
  }

  /** The ridge penalty chosen by leave-one-out. */
  public double alpha() {
    return alpha;
  }

  /** The mean squared leave-one-out error at that penalty. */
  public double leaveOneOutError() {
    return error;
  }

  /** PPV's share of the model's total importance, 0 to 1. */
  public double ppvShare() {
    return model.ppvShare();
  }

  /** The importance of every drawn kernel, before selection; a copy. */
  public double[] importances() {
    return importances.clone();
  }
}
