package dev.weir.local;

import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;

/** ROCKET, trained on MNIST-1D. */
public record Mnist1dModel(SignalRun run) {

  private static final String NAME = "mnist1d-rocket";
  private static final String ROUTE = "signals";

  /** Trains the model. */
  public static Mnist1dModel train(SplitSignals data, RocketSettings settings, Progress progress) {
    SignalTrainer trainer = SignalTrainers.rocket(settings);
    return new Mnist1dModel(SignalRuns.run(data, trainer, settings.seed(), progress));
  }

  /** Publishes the model as version 1 and makes it the champion of the route {@code signals}. */
  public void publish(LocalStack stack) {
    LocalModel.publish(stack, run.model(), NAME, ROUTE, run.report().figures());
  }
}
