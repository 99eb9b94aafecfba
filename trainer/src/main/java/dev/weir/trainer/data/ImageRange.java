package dev.weir.trainer.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of each class's images, numbered from 1, the training file's first and the test file's
 * after them.
 *
 * @param first the first, at least 1
 * @param last the last; {@link Integer#MAX_VALUE} for all remaining
 */
public record ImageRange(int first, int last) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{0,9})");

  public ImageRange {
    if (first < 1) {
      throw new IllegalArgumentException(
          "the range %d:%d begins below 1, the first image of each class".formatted(first, last));
    }
    if (last < first) {
      throw new IllegalArgumentException(
          "the range %d:%d is empty: it ends before it begins".formatted(first, last));
    }
  }

  /**
   * Parses {@code 1:5000} or, for all remaining, {@code 5001:}.
   *
   * @throws IllegalArgumentException if it has neither form
   */
  public static ImageRange parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a range; use 1:5000, or 5001: for the rest".formatted(text));
    }
    return new ImageRange(
        Integer.parseInt(parts.group(1)),
        parts.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts.group(2)));
  }

  /** Whether some number is in both ranges. */
  public boolean overlaps(ImageRange other) {
    return first <= other.last && other.first <= last;
  }

  boolean contains(int number) {
    return first <= number && number <= last;
  }

  @Override
  public String toString() {
    return first + ":" + (last == Integer.MAX_VALUE ? "" : last);
  }
}
