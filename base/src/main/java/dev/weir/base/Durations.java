package dev.weir.base;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Durations as text: a whole number and a unit, such as {@code 500ms}, {@code 30s}, {@code 1m},
 * {@code 24h} or {@code 7d}. A bare {@code 0} is allowed; any other number needs a unit.
 */
public final class Durations {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /** Formats a duration for {@link #parse}, in the greatest unit that divides it. */
  public static String text(Duration duration) {
    return Stream.of("d", "h", "m", "s", "ms")
        .filter(unit -> duration.toMillis() % UNITS.get(unit).toMillis() == 0)
        .findFirst()
        .map(unit -> duration.dividedBy(UNITS.get(unit)) + unit)
        .orElseThrow();
  }

  /**
   * Parses a duration.
   *
   * @throws IllegalArgumentException if the text is no duration; the message describes the format
   */
  public static Duration parse(String text) {
    String trimmed = text.trim();
    if (trimmed.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = TEXT.matcher(trimmed);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no duration; write a whole number and a unit, such as 500ms, 30s, 1m, 24h");
    }
    return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }
}
