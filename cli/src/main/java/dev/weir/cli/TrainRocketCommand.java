package dev.weir.cli;

import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train rocket}: trains an artifact from signals. */
@Command(
    name = "rocket",
    mixinStandardHelpOptions = true,
    description = "Trains ROCKET on signals, of the post or as published.")
final class TrainRocketCommand implements Callable<Integer> {

  @Mixin private DataOption data;
  @Mixin private SpanOptions span;
  @Mixin private TrainingOptions training;
  @Mixin private RocketOptions rocket;
  @Mixin private ModelOutput output;

  @Override
  public Integer call() throws IOException {
    SignalTrainer trainer = rocket.trainer(training); // validated before the data are read
    output.check(data.name());
    TerminalProgress progress = TerminalProgress.standard();
    SignalRun run =
        SignalRuns.run(
            span.signals(data.name(), progress, output::read), trainer, training.seed(), progress);
    return output.write(run.model(), run.report());
  }
}
