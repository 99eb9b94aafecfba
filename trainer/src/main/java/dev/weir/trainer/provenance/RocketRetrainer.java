package dev.weir.trainer.provenance;

import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.rocket.RocketTransform;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;

/** Retrains models of ROCKET as published. */
public final class RocketRetrainer implements SignalRetrainer {

  @Override
  public String kind() {
    return RocketTransform.KIND;
  }

  @Override
  public String trainer() {
    return Rocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return RocketTrainers.published(
        new RocketSettings(
            settings.integer("kernels"), settings.seed(), settings.steps(), threads));
  }
}
