package dev.weir.cli;

import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;
import picocli.CommandLine.Option;

/** The option for MiniRocket's number of features. */
final class MiniRocketOptions extends OptionGroup {

  @Option(
      names = "--features",
      description =
          "Number of features, rounded down to a multiple of 84 (default: 10,000, that is 9,996).")
  private Integer features;

  SignalTrainer trainer(TrainingOptions training) {
    return checked(() -> SignalTrainers.miniRocket(settings(training)));
  }

  private MiniRocketSettings settings(TrainingOptions training) {
    return new MiniRocketSettings(
        features == null ? MiniRocketSettings.defaults().features() : features,
        training.seed(),
        training.steps(),
        training.threads());
  }
}
