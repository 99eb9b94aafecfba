package dev.weir.stream.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What becomes of records from before the first version of their route that can score: those whose
 * timeline begins with versions that were refused. Nothing will ever come that could score them, so
 * that waiting would end the application at each of its starts.
 */
public enum NoUsableVersion {
  /** The first version that can score does. */
  FIRST_USABLE,
  /** They are dead letters with the reason {@code no-model}. */
  DEAD_LETTER;

  /** The name in the settings. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NoUsableVersion of(String tag) {
    return Arrays.stream(values())
        .filter(each -> each.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(tag + " is none of " + List.of(tags())));
  }

  /** All names. */
  static String[] tags() {
    return Arrays.stream(values()).map(NoUsableVersion::tag).toArray(String[]::new);
  }
}
