package dev.weir.provenance;

import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketMap;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;

/** Retrains MiniRocket models. */
public final class MiniRocketRetraining implements SignalRetraining {

  @Override
  public String kind() {
    return MiniRocketMap.KIND;
  }

  @Override
  public String trainer() {
    return MiniRocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return SignalTrainers.miniRocket(
        new MiniRocketSettings(
            settings.integer("features"), settings.seed(), settings.steps(), threads));
  }
}
