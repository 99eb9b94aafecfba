package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.SeedsReport;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains on one part of a data set and tests on the other, with one seed or several consecutive
 * ones.
 */
final class SignalEvaluation {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DataOption data;
  @Mixin private SpanOptions span;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Repeat with N seeds, from --seed on; prints mean, standard deviation, least.")
  private int seeds;

  @Mixin private Output output;

  int run(SignalTrainer trainer, long seed) {
    Asked.require(spec, seeds >= 1, "--seeds is 1 or more, not " + seeds);
    TerminalProgress progress = TerminalProgress.standard();
    SplitSignals split = span.signals(data.name(), progress, output::read);
    if (seeds == 1) {
      EvaluationReport report = SignalRuns.run(split, trainer, seed, progress).report();
      output.print(ReportText.of(report), report.toJson());
    } else {
      SeedsReport report = SignalRuns.runs(split, trainer, seed, seeds, progress);
      output.print(ReportText.of(report), report.toJson());
    }
    return 0;
  }
}
