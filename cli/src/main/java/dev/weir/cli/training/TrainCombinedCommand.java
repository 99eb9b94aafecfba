package dev.weir.cli.training;

import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.cli.options.WindowOptions;
import dev.weir.trainer.training.DwnnTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train wnn+dwnn}: builds an artifact of WNN and DWNN combined from images. */
@Command(
    name = "wnn+dwnn",
    description =
        "Writes an artifact with training images for WNN and DWNN combined, after evaluating it on"
            + " the test images. Where the two differ, the nearest neighbour decides between their"
            + " classes.")
final class TrainCombinedCommand extends TrainWindowsCommand {

  @Mixin private WindowOptions options;

  @Override
  WindowOptions windows() {
    return options;
  }

  @Override
  WindowModel model(WnnModel images) {
    return DwnnTraining.combined(images);
  }
}
