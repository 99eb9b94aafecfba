package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.dtw.DtwSettings;
import dev.weir.evaluation.Evaluation;
import dev.weir.trainer.KnnReport;
import dev.weir.trainer.KnnRun;
import dev.weir.trainer.KnnSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options for evaluating nearest neighbours of signals. */
final class KnnOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--k",
      split = ",",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "How many neighbours vote, a tie to the smallest class; several at once by commas"
              + " (default: ${DEFAULT-VALUE}).")
  private List<Integer> neighbours;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      defaultValue = "detrend,znorm",
      description =
          "Steps that all signals go through: "
              + TrainingOptions.STEPS
              + "; \"\" for none (default: ${DEFAULT-VALUE}).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  @Mixin private Output output;

  int run(Supplier<Optional<DtwSettings>> dtw) {
    KnnSettings settings = Asked.of(spec, () -> settings(dtw.get()));
    SplitSignals signals = data.load(output::read);
    // The valid numbers of neighbours and warping widths also depend on the data.
    KnnReport report =
        Asked.of(spec, () -> KnnRun.run(signals, settings, TerminalProgress.standard()));
    output.print(text(report), report.toJson());
    return 0;
  }

  private KnnSettings settings(Optional<DtwSettings> dtw) {
    return new KnnSettings(neighbours, TrainingOptions.steps(steps), dtw, threads.count());
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
    return String.format(
        Locale.ROOT,
        "k = %-5d accuracy %.4f (%,d errors in %,d; 95%% interval %.4f to %.4f)%n",
        k,
        evaluation.accuracy(),
        evaluation.errors(),
        evaluation.tests(),
        evaluation.interval().lower(),
        evaluation.interval().upper());
  }
}
