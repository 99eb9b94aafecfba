package dev.weir.cli.evaluation;

import dev.weir.trainer.training.WindowMethod;
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
  WindowMethod method() {
    return WindowMethod.DWNN;
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
