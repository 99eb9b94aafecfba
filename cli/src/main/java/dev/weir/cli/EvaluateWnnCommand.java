package dev.weir.cli;

import dev.weir.data.DataSummary;
import dev.weir.data.SplitImages;
import dev.weir.trainer.WnnReport;
import dev.weir.trainer.WnnRun;
import dev.weir.trainer.WnnSettings;
import dev.weir.wnn.WnnScorer.Decision;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir evaluate wnn}: measures windowed nearest neighbour on images. */
@Command(
    name = "wnn",
    mixinStandardHelpOptions = true,
    description =
        "Classifies test images by windowed nearest neighbour among training images, exactly. The"
            + " seconds are those of the tests, after three at most to warm up.")
final class EvaluateWnnCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private WnnOptions wnn;

  @Mixin private Output output;

  @Override
  public Integer call() {
    wnn.check();
    WnnSettings settings = Asked.of(spec, wnn::settings);
    SplitImages images = wnn.images();
    output.read(DataSummary.of(images));
    // The valid numbers of neighbours and powers also depend on the images.
    WnnReport report =
        Asked.of(spec, () -> WnnRun.timed(images, settings, TerminalProgress.standard()));
    output.print(text(report), report.toJson());
    return 0;
  }

  private static String text(WnnReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %.4f (%,d errors in %,d; 95%% interval %.4f to %.4f)
        time      %.1f s, %.3f microseconds a pair of images and thread
        decided   %,d by pooled bounds, %,d in 16 bits, %,d exactly\
        """,
        report.evaluation().accuracy(),
        report.evaluation().errors(),
        report.evaluation().tests(),
        report.evaluation().interval().lower(),
        report.evaluation().interval().upper(),
        report.seconds(),
        report.microsPerPair(),
        report.decided().get(Decision.POOLED),
        report.decided().get(Decision.BITS16),
        report.decided().get(Decision.EXACT));
  }
}
