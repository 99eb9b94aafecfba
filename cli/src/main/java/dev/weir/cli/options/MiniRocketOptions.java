package dev.weir.cli.options;

import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import picocli.CommandLine.Option;

/** The option for MiniRocket's number of features. */
public final class MiniRocketOptions extends OptionGroup implements TrainerOptions {

  @Option(
      names = "--features",
      description =
          "Number of features, rounded down to a multiple of 84 (default: 10,000, that is 9,996).")
  private Integer features;

  @Override
  public SignalTrainer trainer(TrainingOptions training) {
    return checked(() -> RocketTrainers.miniRocket(settings(training)));
  }

  private MiniRocketSettings settings(TrainingOptions training) {
    return new MiniRocketSettings(
        features == null ? MiniRocketSettings.defaults().features() : features,
        training.seed(),
        training.steps(),
        training.threads());
  }
}
