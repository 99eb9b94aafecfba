package dev.weir.demo;

import dev.weir.data.DataSets;
import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import dev.weir.local.LocalStack;
import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ROCKET on MNIST-1D: 1,000 test signals. */
public final class SignalCase implements DemoCase {

  private static final int LENGTH = 40;

  private final RocketSettings settings;
  private SignalRun run;

  /** Takes the settings of the training. */
  public SignalCase(RocketSettings settings) {
    this.settings = settings;
  }

  @Override
  public Truth prepare(Steps steps, Progress progress) {
    SplitSignals data = steps.get("generating MNIST-1D", () -> DataSets.load("mnist1d"));
    steps.log("read " + DataSummary.of(data));
    run =
        steps.get(
            "training ROCKET on %,d signals".formatted(data.train().size()),
            () -> SignalRuns.run(data, SignalTrainers.rocket(settings), settings.seed(), progress));
    return Truth.of(data.test());
  }

  @Override
  public void publish(LocalStack stack) {
    stack.publish(run);
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public String example() {
    String values =
        IntStream.range(0, LENGTH)
            .mapToObj(i -> Integer.toString(i % 10))
            .collect(Collectors.joining(","));
    return "echo '{\"id\":\"r1\",\"source\":\"mine\",\"values\":[%s]}' | ./weir send signals -"
        .formatted(values);
  }
}
