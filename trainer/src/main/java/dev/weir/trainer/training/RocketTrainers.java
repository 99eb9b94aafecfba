package dev.weir.trainer.training;

import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.trainer.training.SignalTrainer.Trained;

/** The trainers of the ROCKET family, with all settings except the seed. */
public final class RocketTrainers {
  private RocketTrainers() {}

  /** ROCKET with kernel selection, as in the post. */
  public static SignalTrainer rocket(SelectedRocketSettings settings) {
    return (signals, seed, progress) ->
        trained(SelectedRocket.train(signals, settings.withSeed(seed), progress));
  }

  /** ROCKET as published, with all kernels. */
  public static SignalTrainer published(RocketSettings settings) {
    return (signals, seed, progress) ->
        trained(Rocket.train(signals, settings.withSeed(seed), progress));
  }

  /** MiniRocket, whose features are all PPV. */
  public static SignalTrainer miniRocket(MiniRocketSettings settings) {
    return (signals, seed, progress) ->
        trained(MiniRocket.train(signals, settings.withSeed(seed), progress));
  }

  private static Trained trained(FeatureModelFit training) {
    return new Trained(training.model(), training.alpha(), training.model().ppvShare());
  }
}
