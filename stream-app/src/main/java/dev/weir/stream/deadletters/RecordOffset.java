package dev.weir.stream.deadletters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter's position on {@code dead-letters}, written {@code PARTITION@OFFSET}.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record RecordOffset(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})@(\\d{1,18})");

  /**
   * Parses {@code 0@17}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static RecordOffset parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no position; write PARTITION@OFFSET, such as 0@17".formatted(text));
    }
    return new RecordOffset(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
