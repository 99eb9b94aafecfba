package dev.weir.cli.evaluation;

import dev.weir.classifiers.wnn.WnnScorer.Decision;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.WnnOptions;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir evaluate wnn}: measures windowed nearest neighbour on images. */
@Command(
    name = "wnn",
    description =
        "Classifies test images by windowed nearest neighbour among training images, exactly. The"
            + " seconds are those of the tests, after three at most to warm up.")
final class EvaluateWnnCommand extends ResultCommand {

  @Mixin private WnnOptions wnn;

  @Override
  public Integer call() {
    wnn.check();
    WnnSettings settings = checked(wnn::settings);
    ImageDataSet images = wnn.images();
    read(DataSummary.of(images));
    // The valid numbers of neighbours and powers also depend on the images.
    WnnReport report =
        checked(() -> WnnEvaluation.timed(images, settings, TerminalProgress.standard()));
    print(text(report), report.toJson());
    return 0;
  }

  private static String text(WnnReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %s
        time      %.1f s, %.3f microseconds per pair of images and thread
        decided   %,d by pooled bounds, %,d in 16 bits, %,d exactly\
        """,
        ReportText.accuracy(report.evaluation()),
        report.seconds(),
        report.microsPerPair(),
        report.decided().get(Decision.POOLED),
        report.decided().get(Decision.BITS16),
        report.decided().get(Decision.EXACT));
  }
}
