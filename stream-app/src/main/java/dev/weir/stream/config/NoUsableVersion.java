package dev.weir.stream.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What happens to records with an event time before the first usable version of their route, when
 * the timeline begins with refused versions. No version will ever score them, so waiting would stop
 * the application at every start.
 */
public enum NoUsableVersion {
  /** The first usable version scores them. */
  FIRST_USABLE,
  /** They become dead letters with the reason {@code no-model}. */
  DEAD_LETTER;

  /** The value in the settings. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Parses a value.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  public static NoUsableVersion of(String tag) {
    return Arrays.stream(values())
        .filter(each -> each.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(tag + " is none of " + List.of(tags())));
  }

  /** All values. */
  static String[] tags() {
    return Arrays.stream(values()).map(NoUsableVersion::tag).toArray(String[]::new);
  }
}
