package dev.weir.cli.options;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WnnSettings;
import picocli.CommandLine.Option;

/** Options of windowed nearest neighbour, which the other methods of windows do not all have. */
public final class WnnOptions extends WindowOptions {

  /** The search for the nearest neighbour. */
  enum Method {
    WNN,
    NN
  }

  @Option(
      names = "--windows",
      paramLabel = "N",
      description =
          "Count only the best N windows, chosen by backward elimination on validation images:"
              + " those of --validation, or else the last sixth of the training images of each"
              + " class.")
  private Integer windows;

  @Option(
      names = "--validation",
      paramLabel = "A:[B]",
      description =
          "With --windows, --train and --test: choose windows on images A to B of each class, or on"
              + " all from A on; none of them is used for training.")
  private String validation;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Number of smallest distances to add up per window (default: ${DEFAULT-VALUE}).")
  private int neighbours;

  @Option(
      names = "--method",
      defaultValue = "wnn",
      description =
          "wnn, or nn: a single window that covers the image (default: ${DEFAULT-VALUE}).")
  private Method method;

  @Override
  public void check() {
    super.check();
    int mostNeighbours = WnnParameters.MOST_NEIGHBOURS;
    require(
        neighbours >= 1 && neighbours <= mostNeighbours,
        "--k must be 1 to %d, not %d".formatted(mostNeighbours, neighbours));
    requireWindows();
  }

  private void requireWindows() {
    require(windows == null || windows >= 1, "--windows must be 1 or more, not " + windows);
    require(
        windows == null || method != Method.NN,
        "--windows and --method nn exclude each other: nn has a single window");
    require(validation == null || windows != null, "--validation is for --windows");
    require(validation == null || hasRanges(), "--validation needs --train and --test");
    if (validation != null && validationRange().overlaps(trainRange())) {
      throw badUsage(
          "--validation %s overlaps --train %s: windows must be chosen on other images"
              .formatted(validation, trainRange()));
    }
  }

  @Override
  ImageDataSet split(ImageFiles files) {
    if (validation == null) {
      return super.split(files);
    }
    if (validationRange().overlaps(testRange())) {
      printError(
          "weir: warning: --validation %s overlaps --test %s: the windows are chosen for the test images, and errors on other images will be more frequent"
              .formatted(validation, testRange()));
    }
    return ImageDataSet.of(files, trainRange(), validationRange(), testRange());
  }

  private ImageRange validationRange() {
    return range("--validation", validation);
  }

  /** Whether only some windows count. */
  public boolean choosesWindows() {
    return windows != null;
  }

  /**
   * Chooses the windows.
   *
   * @throws picocli.CommandLine.ParameterException if the images have fewer windows
   */
  public WindowSelection selection(ImageDataSet images, Progress progress) {
    int all = images.train().area();
    require(
        windows <= all,
        "--windows must be at most %d, the pixels of an image, not %d".formatted(all, windows));
    WnnSettings settings = settings();
    return checked(
            () -> WindowChoice.run(images, settings.parameters(), settings.threads(), progress))
        .selection(windows);
  }

  /** A window of twice the longer side covers every image from every pixel. */
  @Override
  public WnnSettings settings() {
    return settings(method == Method.NN ? 2 * GreyImages.MAX_SIDE - 1 : window(), neighbours);
  }
}
