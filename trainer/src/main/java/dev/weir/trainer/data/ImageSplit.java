package dev.weir.trainer.data;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How images of a data set were split, limited and binarised. Its text, such as {@code mnist train
 * 1:6000 test 6001: first 500} or {@code mnist train 1:5000 validation 5001:6000 test 6001:}, is in
 * a model's provenance, from which it is repeated.
 *
 * @param data name of the data, as for {@link ImageFiles#load}, or of a topic's
 * @param parts the parts
 * @param tests number of test images, if limited
 * @param threshold of binarised pixels, if any
 */
public record ImageSplit(String data, Parts parts, OptionalInt tests, OptionalInt threshold) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(.+?)(?:( standard)| train (?<train>\\S+)(?: validation (?<validation>\\S+))? test"
              + " (?<test>\\S+))?(?: first (?<first>\\d+))?(?: binarised (?<binarised>\\d+))?");

  /** The parts of a data set. */
  public sealed interface Parts {}

  /** Parts that the data come in. */
  public enum Whole implements Parts {
    /** Two parts of any origin. */
    GIVEN,
    /** The files' own training and test part. */
    STANDARD;

    @Override
    public String toString() {
      return this == GIVEN ? "" : " standard";
    }
  }

  /**
   * Ranges of each class.
   *
   * @param train for training
   * @param test for testing
   */
  public record Ranges(ImageRange train, ImageRange test) implements Parts {
    @Override
    public String toString() {
      return " train %s test %s".formatted(train, test);
    }
  }

  /**
   * Ranges of each class, one of them for choosing among models.
   *
   * @param train for training
   * @param validation for choosing
   * @param test for testing
   */
  public record ValidatedRanges(ImageRange train, ImageRange validation, ImageRange test)
      implements Parts {
    @Override
    public String toString() {
      return " train %s validation %s test %s".formatted(train, validation, test);
    }
  }

  /** All images of the parts, unchanged. */
  static ImageSplit of(String data, Parts parts) {
    return new ImageSplit(data, parts, OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Parses the text of a split.
   *
   * @throws DataException if it is empty
   * @throws IllegalArgumentException if a range is invalid
   */
  public static ImageSplit parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new DataException("'%s' does not name images".formatted(text));
    }
    Parts parts = found.group(2) == null ? Whole.GIVEN : Whole.STANDARD;
    if (found.group("train") != null) {
      parts = ranges(found);
    }
    return new ImageSplit(
        found.group(1), parts, number(found.group("first")), number(found.group("binarised")));
  }

  private static Parts ranges(Matcher found) {
    ImageRange train = ImageRange.parse(found.group("train"));
    ImageRange test = ImageRange.parse(found.group("test"));
    String validation = found.group("validation");
    return validation == null
        ? new Ranges(train, test)
        : new ValidatedRanges(train, ImageRange.parse(validation), test);
  }

  private static OptionalInt number(@Nullable String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  /** Whether the test part is this range of each class, neither limited nor binarised. */
  public boolean isTestedOn(ImageRange range) {
    boolean isInRange =
        switch (parts) {
          case Ranges ranges -> ranges.test().equals(range);
          case ValidatedRanges ranges -> ranges.test().equals(range);
          case Whole whole -> false;
        };
    return isInRange && tests.isEmpty() && threshold.isEmpty();
  }

  /** Whether an image is for training, or for choosing among models. */
  boolean trains(ImagePlace image) {
    return switch (parts) {
      case Ranges ranges -> ranges.train().contains(image.number());
      case ValidatedRanges ranges ->
          ranges.train().contains(image.number()) || ranges.validation().contains(image.number());
      case Whole whole -> image.isInTrainingFile();
    };
  }

  /** Whether an image is for testing, if the tests are not limited. */
  boolean tests(ImagePlace image) {
    return switch (parts) {
      case Ranges ranges -> ranges.test().contains(image.number());
      case ValidatedRanges ranges -> ranges.test().contains(image.number());
      case Whole whole -> !image.isInTrainingFile();
    };
  }

  /**
   * The place of an image in its data set.
   *
   * @param number in its class, from 1
   * @param isInTrainingFile whether it is in the training file
   */
  record ImagePlace(int number, boolean isInTrainingFile) {}

  /** The data set and its test part, such as {@code mnist test} or {@code mnist test 6001:}. */
  public String testName() {
    return switch (parts) {
      case Ranges ranges -> data + " test " + ranges.test();
      case ValidatedRanges ranges -> data + " test " + ranges.test();
      case Whole whole -> data + " test";
    };
  }

  ImageSplit limited(int count) {
    return new ImageSplit(data, parts, OptionalInt.of(count), threshold);
  }

  ImageSplit binarised(int least) {
    return new ImageSplit(data, parts, tests, OptionalInt.of(least));
  }

  @Override
  public String toString() {
    return data
        + parts
        + (tests.isPresent() ? " first " + tests.getAsInt() : "")
        + (threshold.isPresent() ? " binarised " + threshold.getAsInt() : "");
  }
}
