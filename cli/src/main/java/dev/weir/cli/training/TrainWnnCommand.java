package dev.weir.cli.training;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.cli.options.WindowOptions;
import dev.weir.cli.options.WnnOptions;
import dev.weir.trainer.data.ImageDataSet;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir train wnn}: builds an artifact from images. */
@Command(
    name = "wnn",
    description =
        "Writes an artifact with training images for windowed nearest neighbour, after evaluating"
            + " it on the test images.")
final class TrainWnnCommand extends TrainWindowsCommand {

  @Mixin private WnnOptions wnn;

  @Override
  WindowOptions windows() {
    return wnn;
  }

  @Override
  Optional<WindowSelection> selection(ImageDataSet images, Progress progress) {
    return wnn.choosesWindows() ? Optional.of(wnn.selection(images, progress)) : Optional.empty();
  }

  @Override
  WindowModel model(WnnModel images) {
    return images;
  }
}
