package dev.weir.cli.evaluation;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.WindowOptions;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** Classifies test images by DWNN, alone or combined with WNN. */
abstract class EvaluateWindowsCommand extends ResultCommand {

  @Mixin private WindowOptions windows;

  abstract WindowMethod method();

  /** How many tests were decided how, in words. */
  abstract String decided(Map<String, Long> counts);

  @Override
  public final Integer call() {
    windows.check();
    WnnSettings settings = checked(windows::settings);
    ImageDataSet images = windows.images();
    read(DataSummary.of(images));
    WnnReport report =
        checked(() -> WnnEvaluation.run(images, method(), settings, TerminalProgress.standard()));
    print(text(report), report.toJson());
    return 0;
  }

  private String text(WnnReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %s
        time      %.1f s, %.3f microseconds per pair of images and thread
        decided   %s\
        """,
        ReportText.accuracy(report.evaluation()),
        report.seconds(),
        report.microsPerPair(),
        decided(report.decided()));
  }
}
