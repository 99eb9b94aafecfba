package dev.weir.provenance;

import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketMap;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;

/** Retrains models of ROCKET as published. */
public final class PublishedRocketRetraining implements SignalRetraining {

  @Override
  public String kind() {
    return PublishedRocketMap.KIND;
  }

  @Override
  public String trainer() {
    return PublishedRocket.TRAINER;
  }

  @Override
  public SignalTrainer trainer(TrainingSettings settings, int threads) {
    return SignalTrainers.published(
        new PublishedRocketSettings(
            settings.integer("kernels"), settings.seed(), settings.steps(), threads));
  }
}
