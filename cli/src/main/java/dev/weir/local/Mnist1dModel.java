package dev.weir.local;

import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.RocketRun;
import dev.weir.trainer.RocketRuns;

/** ROCKET, trained on MNIST-1D. */
public record Mnist1dModel(RocketRun run) {

  private static final String NAME = "mnist1d-rocket";
  private static final String ROUTE = "signals";

  /** Trains the model. */
  public static Mnist1dModel train(SplitSignals data, RocketSettings settings, Progress progress) {
    return new Mnist1dModel(RocketRuns.run(data, settings, progress));
  }

  /** Publishes the model as version 1 and makes it the champion of the route {@code signals}. */
  public void publish(LocalStack stack) {
    LocalModel.publish(stack, run.model(), NAME, ROUTE, run.report().figures());
  }
}
