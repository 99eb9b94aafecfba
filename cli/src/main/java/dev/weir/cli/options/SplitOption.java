package dev.weir.cli.options;

import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option for the test part of images. */
public final class SplitOption extends OptionGroup {

  @Option(
      names = "--split",
      paramLabel = "PART",
      defaultValue = "standard",
      description =
          "Images only: standard, as in the files; balanced, from image 6001 of each class on; or"
              + " C:D, images C to D of each class (default: ${DEFAULT-VALUE}).")
  private String split;

  /**
   * The images; only the test part is used, as an image model contains its training images.
   *
   * @param onRead receives the summary of the data
   */
  public ImageDataSet load(String data, Consumer<DataSummary> onRead) {
    Optional<ImageRange> range = range();
    ImageFiles files = ImageFiles.load(data);
    ImageDataSet images =
        range.isPresent()
            ? ImageDataSet.of(files, range.get(), range.get())
            : split.equals("balanced")
                ? ImageDataSet.balanced(files)
                : ImageDataSet.standard(files);
    onRead.accept(DataSummary.of(images));
    return images;
  }

  /** Rejects an invalid part before anything is read. */
  public void check() {
    range();
  }

  private Optional<ImageRange> range() {
    if (split.equals("standard") || split.equals("balanced")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageRange.parse(split));
    } catch (IllegalArgumentException e) {
      throw badUsage("--split must be standard, balanced or C:D, not " + split, e);
    }
  }
}
