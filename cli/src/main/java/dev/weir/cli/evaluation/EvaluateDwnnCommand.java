package dev.weir.cli.evaluation;

import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.DwnnEvaluation;
import dev.weir.trainer.training.WindowReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code weir evaluate dwnn}: measures DWNN on images. */
@Command(
    name = "dwnn",
    description =
        "Classifies test images by DWNN among training images, exactly: windowed nearest neighbour"
            + " in which all windows agree on one training image, and each chooses among its"
            + " extensions (--extend).")
final class EvaluateDwnnCommand extends EvaluateWindowsCommand {

  @Override
  WindowReport evaluate(ImageDataSet images, WnnSettings settings, Progress progress) {
    return DwnnEvaluation.dwnn(images, settings, progress);
  }

  @Override
  String decided(Map<String, Long> counts) {
    return String.format(
        Locale.ROOT,
        "%,d by pooled bounds, %,d in 16 bits, %,d exactly",
        counts.get("pooled"),
        counts.get("bits16"),
        counts.get("exact"));
  }
}
