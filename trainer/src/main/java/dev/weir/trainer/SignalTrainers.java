package dev.weir.trainer;

import dev.weir.features.FeatureTraining;
import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalTrainer.Trained;

/** The trainers of the ROCKET family, with all settings except the seed. */
public final class SignalTrainers {
  private SignalTrainers() {}

  /** ROCKET with kernel selection, as in the post. */
  public static SignalTrainer rocket(RocketSettings settings) {
    return (signals, seed, progress) ->
        trained(Rocket.train(signals, settings.withSeed(seed), progress));
  }

  /** ROCKET as published, with all kernels. */
  public static SignalTrainer published(PublishedRocketSettings settings) {
    return (signals, seed, progress) ->
        trained(PublishedRocket.train(signals, settings.withSeed(seed), progress));
  }

  /** MiniRocket, whose features are all PPV. */
  public static SignalTrainer miniRocket(MiniRocketSettings settings) {
    return (signals, seed, progress) ->
        trained(MiniRocket.train(signals, settings.withSeed(seed), progress));
  }

  private static Trained trained(FeatureTraining training) {
    return new Trained(training.model(), training.alpha(), training.model().ppvShare());
  }
}
