package dev.weir.trainer.provenance;

import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketTransform;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;

/** Retrains models of ROCKET with kernel selection. */
public final class SelectedRocketRetrainer implements SignalRetrainer {

  @Override
  public String kind() {
    return SelectedRocketTransform.KIND;
  }

  @Override
  public String trainer() {
    return SelectedRocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return RocketTrainers.rocket(
        new SelectedRocketSettings(
            settings.integer("kernels"),
            settings.integer("keep"),
            settings.seed(),
            settings.steps(),
            threads));
  }
}
