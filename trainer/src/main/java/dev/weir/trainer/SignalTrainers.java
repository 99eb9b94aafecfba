package dev.weir.trainer;

import dev.weir.features.FeatureTraining;
import dev.weir.linear.LinearClassifier;
import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.rocket.RocketTraining;
import dev.weir.trainer.SignalTrainer.Trained;

/** The trainers of the ROCKET family, with all settings except the seed. */
public final class SignalTrainers {
  private SignalTrainers() {}

  /** ROCKET with kernel selection, as in the post. */
  public static SignalTrainer rocket(RocketSettings settings) {
    return (signals, seed, progress) -> {
      RocketTraining training = Rocket.train(signals, settings.withSeed(seed), progress);
      return new Trained(training.model(), training.alpha(), training.ppvShare());
    };
  }

  /** ROCKET as published, with all kernels. */
  public static SignalTrainer published(PublishedRocketSettings settings) {
    return (signals, seed, progress) -> {
      FeatureTraining training = PublishedRocket.train(signals, settings.withSeed(seed), progress);
      double share = evenShare(training.model().classifier());
      return new Trained(training.model(), training.alpha(), share);
    };
  }

  /** MiniRocket, whose features are all PPV. */
  public static SignalTrainer miniRocket(MiniRocketSettings settings) {
    return (signals, seed, progress) -> {
      FeatureTraining training = MiniRocket.train(signals, settings.withSeed(seed), progress);
      return new Trained(training.model(), training.alpha(), 1);
    };
  }

  /** Even features are PPV, odd ones max. */
  private static double evenShare(LinearClassifier classifier) {
    double even = 0;
    double all = 0;
    for (int f = 0; f < classifier.features(); f++) {
      double norm = classifier.norm(f);
      all += norm;
      even += f % 2 == 0 ? norm : 0;
    }
    return all == 0 ? 0 : even / all;
  }
}
