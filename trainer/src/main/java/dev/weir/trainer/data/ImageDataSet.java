package dev.weir.trainer.data;

import dev.weir.classifiers.image.GreyImages;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images in two parts of the same size and classes.
 *
 * @param train for training
 * @param test for evaluation only
 * @param validation for choosing among models, if there are such images
 * @param split the data set and how it was split
 */
public record ImageDataSet(
    GreyImages train, GreyImages test, Optional<GreyImages> validation, ImageSplit split) {

  private static final Logger log = LoggerFactory.getLogger(ImageDataSet.class);
  private static final int BALANCED = 6_000;
  private static final long SHUFFLE_SEED = 1;

  /**
   * Keeps the parts.
   *
   * @throws DataException if their images differ in size
   */
  public ImageDataSet {
    requireSameSize(train, test, split.toString());
  }

  /** Images that come in two parts, with the name of their data. */
  public ImageDataSet(GreyImages train, GreyImages test, String data) {
    this(train, test, Optional.empty(), ImageSplit.of(data, ImageSplit.Whole.GIVEN));
  }

  /**
   * Reads files that may have moved and splits them like an earlier split.
   *
   * @param earlier the split; the location in it is ignored
   * @param files the current name of the files, as for {@link ImageFiles#load}
   * @throws DataException if the files cannot be read
   */
  public static ImageDataSet load(ImageSplit earlier, String files) {
    return load(earlier, ImageFiles.load(files));
  }

  /**
   * Splits files like an earlier split.
   *
   * @param earlier the split; the location in it is ignored
   * @throws DataException if a part of it has no images in these files
   */
  public static ImageDataSet load(ImageSplit earlier, ImageFiles read) {
    ImageDataSet split =
        switch (earlier.parts()) {
          case ImageSplit.Ranges(ImageRange train, ImageRange test) -> of(read, train, test);
          case ImageSplit.ValidatedRanges(
                  ImageRange train,
                  ImageRange validation,
                  ImageRange test) ->
              of(read, train, validation, test);
          case ImageSplit.Whole whole -> standard(read);
        };
    return split.refinedAs(earlier);
  }

  /** The data set and the split, for reports. */
  public String name() {
    return split.toString();
  }

  /** The same, limited and binarised like images of an earlier split. */
  public ImageDataSet refinedAs(ImageSplit earlier) {
    ImageDataSet refined = this;
    if (earlier.tests().isPresent()) {
      refined = refined.limited(earlier.tests().getAsInt());
    }
    return earlier.threshold().isPresent()
        ? refined.binarised(earlier.threshold().getAsInt())
        : refined;
  }

  /** The files' own training and test part. */
  public static ImageDataSet standard(ImageFiles files) {
    return new ImageDataSet(
        files.train(),
        files.test(),
        Optional.empty(),
        ImageSplit.of(files.name(), ImageSplit.Whole.STANDARD));
  }

  /** Images 1 to 6,000 of each class for training, the rest for testing. */
  public static ImageDataSet balanced(ImageFiles files) {
    requireMore(files);
    return of(files, new ImageRange(1, BALANCED), new ImageRange(BALANCED + 1, Integer.MAX_VALUE));
  }

  private static void requireMore(ImageFiles files) {
    int most = IntStream.of(sizes(joined(files))).max().orElse(0);
    if (most <= BALANCED) {
      throw new DataException(
          "%s: the split balanced trains on images 1 to %,d of each class and tests on the rest, but no class has more than %,d: use the split standard, or your own ranges"
              .formatted(files.name(), BALANCED, most));
    }
  }

  /** The number of images of each class. */
  private static int[] sizes(GreyImages images) {
    int[] sizes = new int[images.classes()];
    IntStream.of(images.labels()).forEach(label -> sizes[label]++);
    return sizes;
  }

  /**
   * The given ranges of each class.
   *
   * @throws DataException if one of them contains no images
   */
  public static ImageDataSet of(ImageFiles files, ImageRange train, ImageRange test) {
    GreyImages all = joined(files);
    return new ImageDataSet(
        part(files, all, "training", train),
        part(files, all, "test", test),
        Optional.empty(),
        ImageSplit.of(files.name(), new ImageSplit.Ranges(train, test)));
  }

  /**
   * The given ranges of each class, one of them for choosing among models.
   *
   * @throws DataException if one of them contains no images
   */
  public static ImageDataSet of(
      ImageFiles files, ImageRange train, ImageRange validation, ImageRange test) {
    GreyImages all = joined(files);
    return new ImageDataSet(
        part(files, all, "training", train),
        part(files, all, "test", test),
        Optional.of(part(files, all, "validation", validation)),
        ImageSplit.of(files.name(), new ImageSplit.ValidatedRanges(train, validation, test)));
  }

  private static GreyImages joined(ImageFiles files) {
    requireSameSize(files.train(), files.test(), files.name());
    return files.train().with(files.test());
  }

  private static void requireSameSize(GreyImages train, GreyImages test, String name) {
    if (train.width() != test.width() || train.height() != test.height()) {
      throw new DataException(
          "%s: training images have %d x %d pixels, test images %d x %d"
              .formatted(name, train.width(), train.height(), test.width(), test.height()));
    }
  }

  private static GreyImages part(ImageFiles files, GreyImages all, String name, ImageRange range) {
    int[] seen = new int[all.classes()];
    int[] chosen =
        IntStream.range(0, all.size()).filter(i -> range.contains(++seen[all.label(i)])).toArray();
    if (chosen.length == 0) {
      throw new DataException(
          "%s: the %s part is images %s of each class, but no class has more than %,d"
              .formatted(files.name(), name, range, IntStream.of(seen).max().orElse(0)));
    }
    return all.select(chosen);
  }

  /**
   * The training part, for nearest neighbours.
   *
   * @throws DataException if a class has no images there, or there is only one class
   */
  public GreyImages trainOfEachClass() {
    if (train.classes() < 2) {
      throw new DataException(
          "%s: all images have the class '%s'; at least two classes are needed"
              .formatted(split, train.classNames().getFirst()));
    }
    int[] sizes = sizes(train);
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] == 0) {
        throw new DataException(
            "%s: class '%s' has no training image".formatted(split, train.classNames().get(c)));
      }
    }
    warnOfAlike();
    return train;
  }

  private void warnOfAlike() {
    byte[] first = train.image(0);
    boolean alike =
        train.size() > 1
            && IntStream.range(1, train.size()).allMatch(i -> Arrays.equals(first, train.image(i)));
    if (alike) {
      log.warn(
          "{}: all {} training images are identical: the classes cannot be distinguished",
          split,
          train.size());
    }
  }

  /** The same with fewer test images: the first of a deterministic shuffle. */
  public ImageDataSet limited(int tests) {
    int[] order = LegacyRandom.permutation(test.size(), new Random(SHUFFLE_SEED)::nextInt);
    int[] first = IntStream.of(order).limit(tests).toArray();
    return new ImageDataSet(train, test.select(first), validation, split.limited(first.length));
  }

  /** The same with pixels of 0 and 1; see {@link GreyImages#binarised}. */
  public ImageDataSet binarised(int threshold) {
    return new ImageDataSet(
        train.binarised(threshold),
        test.binarised(threshold),
        validation.map(images -> images.binarised(threshold)),
        split.binarised(threshold));
  }
}
