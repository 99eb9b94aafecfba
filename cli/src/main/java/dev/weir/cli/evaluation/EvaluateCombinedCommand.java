package dev.weir.cli.evaluation;

import dev.weir.trainer.training.WindowMethod;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code weir evaluate wnn+dwnn}: measures WNN and DWNN combined on images. */
@Command(
    name = "wnn+dwnn",
    description =
        "Classifies test images by WNN and DWNN combined, exactly: where they agree, by their"
            + " class; where they differ, by the nearest neighbour among the training images of"
            + " their two classes and the extensions of these.")
final class EvaluateCombinedCommand extends EvaluateWindowsCommand {

  @Override
  WindowMethod method() {
    return WindowMethod.COMBINED;
  }

  @Override
  String decided(Map<String, Long> counts) {
    return String.format(
        Locale.ROOT,
        "%,d by agreement, %,d by the nearest neighbour",
        counts.get("agreement"),
        counts.get("nearest"));
  }
}
