package dev.weir.provenance;

import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketMap;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;

/** Retrains models of ROCKET with kernel selection. */
public final class RocketRetraining implements SignalRetraining {

  @Override
  public String kind() {
    return RocketMap.KIND;
  }

  @Override
  public String trainer() {
    return Rocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return SignalTrainers.rocket(
        new RocketSettings(
            settings.integer("kernels"),
            settings.integer("keep"),
            settings.seed(),
            settings.steps(),
            threads));
  }
}
