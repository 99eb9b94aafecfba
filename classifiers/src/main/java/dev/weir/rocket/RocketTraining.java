package dev.weir.rocket;

/** What training found out besides the model. */
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

  /** The model. */
  public RocketModel model() {
    return model;
  }

  /** The same with another form of the model, say with another provenance. */
  public RocketTraining withModel(RocketModel other) {
    return new RocketTraining(other, alpha, error, importances);
  }

  /** The ridge penalty that leave-one-out chose for the model. */
  public double alpha() {
    return alpha;
  }

  /** The mean squared leave-one-out error at that penalty. */
  public double leaveOneOutError() {
    return error;
  }

  /** The share of the model's importance that lies on PPV features, 0 to 1. */
  public double ppvShare() {
    return model.ppvShare();
  }

  /** The importance of every kernel that was drawn, before the best were kept; a copy. */
  public double[] importances() {
    return importances.clone();
  }
}
