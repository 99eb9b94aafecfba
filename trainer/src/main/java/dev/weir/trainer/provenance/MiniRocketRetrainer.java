package dev.weir.trainer.provenance;

import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.minirocket.MiniRocketTransform;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;

/** Retrains MiniRocket models. */
public final class MiniRocketRetrainer implements SignalRetrainer {

  @Override
  public String kind() {
    return MiniRocketTransform.KIND;
  }

  @Override
  public String trainer() {
    return MiniRocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return RocketTrainers.miniRocket(
        new MiniRocketSettings(
            settings.integer("features"), settings.seed(), settings.steps(), threads));
  }
}
