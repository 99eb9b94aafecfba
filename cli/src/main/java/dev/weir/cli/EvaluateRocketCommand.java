package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.RocketRuns;
import dev.weir.trainer.SeedsReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir evaluate rocket}: how good ROCKET is on a data set. */
@Command(
    name = "rocket",
    mixinStandardHelpOptions = true,
    description =
        "Trains ROCKET on the training part of a data set and tests it on the test part, with"
            + " one seed or several in a row.")
final class EvaluateRocketCommand implements Callable<Integer> {

  @Mixin private DataOption data;
  @Mixin private RocketOptions rocket;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Repeat with N seeds, from --seed on; prints mean, standard deviation, least.")
  private int seeds;

  @Option(
      names = "--json",
      description = "The last line on standard output is one JSON object with the figures.")
  private boolean json;

  @Override
  public Integer call() {
    SplitSignals split = data.load();
    TerminalProgress progress = TerminalProgress.standard();
    if (seeds == 1) {
      EvaluationReport report = RocketRuns.run(split, rocket.settings(), progress).report();
      print(ReportText.of(report), report.toJson());
    } else {
      SeedsReport report = RocketRuns.runs(split, rocket.settings(), seeds, progress);
      print(ReportText.of(report), report.toJson());
    }
    return 0;
  }

  private void print(String text, String object) {
    System.out.println(text);
    if (json) {
      System.out.println(object);
    }
  }
}
