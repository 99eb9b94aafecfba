package dev.weir.data;

import dev.weir.image.GreyImages;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images in two parts of the same size and classes.
 *
 * @param train for training
 * @param test for evaluation only
 * @param name the data set and the split, for reports
 */
public record SplitImages(GreyImages train, GreyImages test, String name) {

  private static final Logger log = LoggerFactory.getLogger(SplitImages.class);
  private static final int BALANCED = 6_000;
  private static final long SHUFFLE_SEED = 1;

  /**
   * Keeps the parts.
   *
   * @throws DataException if their images differ in size
   */
  public SplitImages {
    requireSameSize(train, test, name);
  }

  private static final Pattern NAME =
      Pattern.compile(
          "(.+?)(?: standard| train (\\S+) test (\\S+))?(?: first (\\d+))?(?: binarised (\\d+))?");

  /**
   * Reads and splits files again, by the name of an earlier split.
   *
   * @throws DataException if the files cannot be read
   */
  public static SplitImages load(String name) {
    return load(name, parts(name).group(1));
  }

  /**
   * Reads files that may have moved and splits them like an earlier split.
   *
   * @param earlier the name of the split; the location in it is ignored
   * @param files the current name of the files, as for {@link ImageFiles#load}
   * @throws DataException if the files cannot be read
   */
  public static SplitImages load(String earlier, String files) {
    Matcher parts = parts(earlier);
    ImageFiles read = ImageFiles.load(files);
    SplitImages split =
        parts.group(2) == null
            ? standard(read)
            : of(read, ImageRange.parse(parts.group(2)), ImageRange.parse(parts.group(3)));
    return split.refinedAs(earlier);
  }

  private static Matcher parts(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new DataException("'%s' are no images".formatted(name));
    }
    return parts;
  }

  /** The same, limited and binarised like the images with an earlier name. */
  public SplitImages refinedAs(String earlier) {
    Matcher parts = NAME.matcher(earlier);
    SplitImages refined = this;
    if (parts.matches() && parts.group(4) != null) {
      refined = refined.limited(Integer.parseInt(parts.group(4)));
    }
    if (parts.matches() && parts.group(5) != null) {
      refined = refined.binarised(Integer.parseInt(parts.group(5)));
    }
    return refined;
  }

  /** The files' own split. */
  public static SplitImages standard(ImageFiles files) {
    return new SplitImages(files.train(), files.test(), files.name() + " standard");
  }

  /** Images 1 to 6,000 of each class for training, the rest for testing. */
  public static SplitImages balanced(ImageFiles files) {
    requireMore(files);
    return of(files, new ImageRange(1, BALANCED), new ImageRange(BALANCED + 1, Integer.MAX_VALUE));
  }

  private static void requireMore(ImageFiles files) {
    GreyImages all = joined(files);
    int[] counts = new int[all.classes()];
    for (int i = 0; i < all.size(); i++) {
      counts[all.label(i)]++;
    }
    int most = IntStream.of(counts).max().orElse(0);
    if (most <= BALANCED) {
      throw new DataException(
          "%s: the split balanced takes images 1 to %,d of each class for training and tests on the rest, but no class has more than %,d: take the split standard, or ranges of your own"
              .formatted(files.name(), BALANCED, most));
    }
  }

  /**
   * The given ranges of each class.
   *
   * @throws DataException if one of them contains no images
   */
  public static SplitImages of(ImageFiles files, ImageRange train, ImageRange test) {
    GreyImages all = joined(files);
    return new SplitImages(
        part(all, train),
        part(all, test),
        "%s train %s test %s".formatted(files.name(), train, test));
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

  private static GreyImages part(GreyImages all, ImageRange range) {
    int[] seen = new int[all.classes()];
    int[] chosen =
        IntStream.range(0, all.size()).filter(i -> range.contains(++seen[all.label(i)])).toArray();
    if (chosen.length == 0) {
      throw new DataException("no class has images in the range %s".formatted(range));
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
          "%s: all images are of class '%s'; two are needed"
              .formatted(name, train.classNames().getFirst()));
    }
    boolean[] present = new boolean[train.classes()];
    for (int i = 0; i < train.size(); i++) {
      present[train.label(i)] = true;
    }
    for (int c = 0; c < present.length; c++) {
      if (!present[c]) {
        throw new DataException(
            "%s: class '%s' has no training image".formatted(name, train.classNames().get(c)));
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
          "{}: all {} training images are the same, pixel by pixel: there is nothing to tell the"
              + " classes apart by",
          name,
          train.size());
    }
  }

  /** The same with fewer test images: the first of a deterministic shuffle. */
  public SplitImages limited(int tests) {
    int[] order = IntStream.range(0, test.size()).toArray();
    Random random = new Random(SHUFFLE_SEED);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] first = IntStream.of(order).limit(tests).toArray();
    return new SplitImages(train, test.select(first), name + " first " + first.length);
  }

  /** The same with pixels of 0 and 1; see {@link GreyImages#binarised}. */
  public SplitImages binarised(int threshold) {
    return new SplitImages(
        train.binarised(threshold), test.binarised(threshold), name + " binarised " + threshold);
  }
}
