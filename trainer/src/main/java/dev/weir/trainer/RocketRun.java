package dev.weir.trainer;

import dev.weir.rocket.RocketModel;
import dev.weir.rocket.RocketTraining;

/**
 * The result of training ROCKET and evaluating it on the test part.
 *
 * @param training the training result, including the model
 * @param report the figures
 */
public record RocketRun(RocketTraining training, EvaluationReport report) {

  /** The trained model. */
  public RocketModel model() {
    return training.model();
  }
}
