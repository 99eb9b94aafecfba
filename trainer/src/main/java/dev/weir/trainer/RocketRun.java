package dev.weir.trainer;

import dev.weir.rocket.RocketModel;
import dev.weir.rocket.RocketTraining;

/**
 * One training of ROCKET and its evaluation on the test part.
 *
 * @param training the model and what training found out
 * @param report the figures
 */
public record RocketRun(RocketTraining training, EvaluationReport report) {

  /** The trained model. */
  public RocketModel model() {
    return training.model();
  }
}
