package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.SignalTrainingResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ROCKET on MNIST-1D: 1,000 test signals. */
public final class SignalScenario implements DemoScenario {

  private static final int LENGTH = 40;

  private final SelectedRocketSettings settings;
  private SignalTrainingResult run;
  private LabelledSignals tests;

  /** Takes the settings of the training. */
  public SignalScenario(SelectedRocketSettings settings) {
    this.settings = settings;
  }

  @Override
  public GroundTruth prepare(TimedSteps steps, Progress progress) {
    SignalDataSet data = steps.get("generating MNIST-1D", () -> DataSets.load("mnist1d"));
    steps.log("read " + DataSummary.of(data));
    run =
        steps.get(
            "training ROCKET on %,d signals".formatted(data.train().size()),
            () ->
                SignalTraining.run(
                    data, RocketTrainers.rocket(settings), settings.seed(), progress));
    tests = data.test();
    return GroundTruth.of(tests);
  }

  /** The signals of the records. */
  LabelledSignals tests() {
    return tests;
  }

  /** The trained model with its figures. */
  SignalTrainingResult run() {
    return run;
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
    return ("echo '{\"id\":\"r1\",\"source\":\"mine\",\"values\":[%s]}' | ./weir send signals -"
            + DemoScenario.TAIL_MINE)
        .formatted(values);
  }
}
