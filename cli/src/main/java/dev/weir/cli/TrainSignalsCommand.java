package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** Trains a classifier of signals and writes its artifact. */
abstract class TrainSignalsCommand extends Subcommand {

  @Mixin private DataOption data;
  @Mixin private SpanOptions span;
  @Mixin private TrainingOptions training;
  @Mixin private ModelOutput output;

  /** The classifier's training, validated. */
  abstract SignalTrainer trainer(TrainingOptions options);

  @Override
  public final Integer call() throws IOException {
    SignalTrainer trainer = trainer(training); // validated before the data are read
    output.check(data.name());
    TerminalProgress progress = TerminalProgress.standard();
    SplitSignals signals = span.signals(data.name(), progress, output::read);
    SignalRun run = SignalRuns.run(signals, trainer, training.seed(), progress);
    return output.write(run.model(), run.report());
  }
}
