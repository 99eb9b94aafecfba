package dev.weir.experiments.commands;

import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.evaluation.ReportText;
import dev.weir.cli.options.DataOption;
import dev.weir.cli.options.ThreadsOption;
import dev.weir.cli.options.TrainingOptions;
import dev.weir.experiments.baselines.KnnEvaluation;
import dev.weir.experiments.baselines.KnnReport;
import dev.weir.experiments.baselines.KnnSettings;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.SignalDataSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Classifies test signals by their nearest training signals. */
abstract class EvaluateNeighboursCommand extends ResultCommand {

  @Mixin private DataOption data;

  @Option(
      names = "--k",
      split = ",",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Number of neighbours that vote; ties go to the smallest class. Several numbers are"
              + " separated by commas (default: ${DEFAULT-VALUE}).")
  private List<Integer> neighbours;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      defaultValue = "detrend,znorm",
      description =
          "Preprocessing steps of all signals: "
              + TrainingOptions.STEPS
              + "; \"\" for none (default: ${DEFAULT-VALUE}).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  /** The settings of dynamic time warping; empty: the Euclidean distance. */
  abstract Optional<DtwSettings> warping();

  @Override
  public final Integer call() {
    KnnSettings settings = checked(this::settings);
    SignalDataSet signals = DataSets.load(data.name(), this::read);
    // The valid numbers of neighbours and warping widths also depend on the data.
    KnnReport report =
        checked(() -> KnnEvaluation.run(signals, settings, TerminalProgress.standard()));
    print(text(report), report.toJson());
    return 0;
  }

  private KnnSettings settings() {
    return new KnnSettings(neighbours, TrainingOptions.steps(steps), warping(), threads.count());
  }

  private static String text(KnnReport report) {
    StringBuilder text = new StringBuilder();
    report.evaluations().forEach((k, evaluation) -> text.append(line(k, evaluation)));
    long pairs = report.pairs().total();
    if (pairs > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "pairs     %,d: %.1f%% dropped by LB_Kim, %.1f%% by LB_Keogh, %.1f%% given up"
                  + " early%n",
              pairs,
              100.0 * report.pairs().kim() / pairs,
              100.0 * report.pairs().keogh() / pairs,
              100.0 * report.pairs().abandoned() / pairs));
    }
    return text.append(String.format(Locale.ROOT, "time      %.2f s", report.seconds())).toString();
  }

  private static String line(int k, Evaluation evaluation) {
    return "k = %-5d accuracy %s%n".formatted(k, ReportText.accuracy(evaluation));
  }
}
