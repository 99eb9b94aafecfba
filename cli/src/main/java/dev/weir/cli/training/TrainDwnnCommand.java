package dev.weir.cli.training;

import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.cli.options.WindowOptions;
import dev.weir.trainer.training.DwnnTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train dwnn}: builds an artifact of DWNN from images. */
@Command(
    name = "dwnn",
    description =
        "Writes an artifact with training images for DWNN, windowed nearest neighbour in which all"
            + " windows agree on one training image, after evaluating it on the test images.")
final class TrainDwnnCommand extends TrainWindowsCommand {

  @Mixin private WindowOptions options;

  @Override
  WindowOptions windows() {
    return options;
  }

  @Override
  WindowModel model(WnnModel images) {
    return DwnnTraining.dwnn(images);
  }
}
