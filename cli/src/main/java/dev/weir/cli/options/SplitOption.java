package dev.weir.cli.options;

import dev.weir.classifiers.model.Model;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.data.TrainedImages;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option for the test part of images. */
public final class SplitOption extends OptionGroup {

  @Option(
      names = "--split",
      paramLabel = "PART",
      description =
          "Images only: standard, as in the files; balanced, from image 6001 of each class on; or"
              + " C:D, images C to D of each class (default: the test part that the model was"
              + " trained with or, for other data, standard).")
  private String split;

  /**
   * The images; only the test part is used, as an image model contains its training images. Warns
   * if the model was trained on some of it.
   *
   * @param onRead receives the summary of the data
   */
  public ImageDataSet load(Model model, String data, Consumer<DataSummary> onRead) {
    Optional<ImageRange> range = range();
    ImageFiles files = ImageFiles.load(data);
    Optional<TrainedImages> trained = TrainedImages.of(model, files);
    ImageDataSet images = images(files, range, trained);
    onRead.accept(DataSummary.of(images));
    trained.ifPresent(
        it -> warn("the model", it.among(images.split()), images.test().size(), "test images"));
    return images;
  }

  private ImageDataSet images(
      ImageFiles files, Optional<ImageRange> range, Optional<TrainedImages> trained) {
    if (range.isPresent()) {
      return ImageDataSet.of(files, range.get(), range.get());
    }
    if (split == null && trained.isPresent()) {
      return trained.get().data();
    }
    return "balanced".equals(split) ? ImageDataSet.balanced(files) : ImageDataSet.standard(files);
  }

  /** Warns of records that a model was trained on, if there are any. */
  public void warn(String model, int trained, int all, String what) {
    if (trained > 0) {
      printError(
          "weir: warning: %s was trained on %,d of the %,d %s: the figures say little about other records"
              .formatted(model, trained, all, what));
    }
  }

  /** Whether a part was chosen. */
  public boolean isChosen() {
    return split != null;
  }

  /** Rejects an invalid part before anything is read. */
  public void check() {
    range();
  }

  private Optional<ImageRange> range() {
    if (split == null || split.equals("standard") || split.equals("balanced")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageRange.parse(split));
    } catch (IllegalArgumentException e) {
      throw badUsage(
          "--split must be standard, balanced or C:D, not %s: %s".formatted(split, e.getMessage()),
          e);
    }
  }
}
