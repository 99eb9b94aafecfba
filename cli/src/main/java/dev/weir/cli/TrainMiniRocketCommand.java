package dev.weir.cli;

import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train minirocket}: trains an artifact from signals. */
@Command(
    name = "minirocket",
    mixinStandardHelpOptions = true,
    description = "Trains MiniRocket on signals.")
final class TrainMiniRocketCommand implements Callable<Integer> {

  @Mixin private DataOption data;
  @Mixin private SpanOptions span;
  @Mixin private TrainingOptions training;
  @Mixin private MiniRocketOptions miniRocket;
  @Mixin private ModelOutput output;

  @Override
  public Integer call() throws IOException {
    SignalTrainer trainer = miniRocket.trainer(training); // validated before the data are read
    output.check(data.name());
    TerminalProgress progress = TerminalProgress.standard();
    SignalRun run =
        SignalRuns.run(
            span.signals(data.name(), progress, output::read), trainer, training.seed(), progress);
    return output.write(run.model(), run.report());
  }
}
