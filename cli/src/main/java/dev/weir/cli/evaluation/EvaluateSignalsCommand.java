package dev.weir.cli.evaluation;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.DataOption;
import dev.weir.cli.options.HistoryOptions;
import dev.weir.cli.options.TrainerOptions;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.EvaluationReport;
import dev.weir.trainer.training.SeedsReport;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a classifier of signals on one part of a data set and tests it on the other, with one seed
 * or several consecutive ones.
 */
abstract class EvaluateSignalsCommand extends ResultCommand {

  @Mixin private final TrainerOptions classifier;

  @Mixin private DataOption data;
  @Mixin private HistoryOptions span;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Repeat with N consecutive seeds, starting with --seed; prints mean, standard deviation"
              + " and range.")
  private int seeds;

  EvaluateSignalsCommand(TrainerOptions classifier) {
    this.classifier = classifier;
  }

  @Override
  public final Integer call() {
    SignalTrainer trainer = classifier.trainer(training);
    require(seeds >= 1, "--seeds must be 1 or more, not " + seeds);
    TerminalProgress progress = TerminalProgress.standard();
    SignalDataSet split = span.signals(data.name(), progress, this::read);
    if (seeds == 1) {
      EvaluationReport report =
          SignalTraining.run(split, trainer, training.seed(), progress).report();
      print(ReportText.of(report), report.toJson());
    } else {
      SeedsReport report = SignalTraining.runs(split, trainer, training.seed(), seeds, progress);
      print(ReportText.of(report), report.toJson());
    }
    return 0;
  }
}
