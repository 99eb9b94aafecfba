package dev.weir.cli.training;

import dev.weir.cli.command.Subcommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.DataOption;
import dev.weir.cli.options.HistoryOptions;
import dev.weir.cli.options.TrainerOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.SignalTrainingResult;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** Trains a classifier of signals and writes its artifact. */
abstract class TrainSignalsCommand extends Subcommand {

  @Mixin private final TrainerOptions classifier;

  @Mixin private DataOption data;
  @Mixin private HistoryOptions span;
  @Mixin private TrainingOptions training;
  @Mixin private ModelOutput output;

  TrainSignalsCommand(TrainerOptions classifier) {
    this.classifier = classifier;
  }

  @Override
  public final Integer call() throws IOException {
    SignalTrainer trainer = classifier.trainer(training); // validated before the data are read
    output.check(data.name());
    TerminalProgress progress = TerminalProgress.standard();
    SignalDataSet signals = span.signals(data.name(), progress, output::read);
    SignalTrainingResult run = SignalTraining.run(signals, trainer, training.seed(), progress);
    return output.write(run.model(), run.report());
  }
}
