package dev.weir.stream.config;

import java.util.Arrays;
import java.util.Locale;

/** Which outputs take over the headers that a record came with. */
public enum HeaderCopy {
  /** Dead letters, so that a replay sends the record as it was. */
  DEAD_LETTERS,
  /** Predictions as well. */
  ALL,
  NONE;

  public boolean toPredictions() {
    return this == ALL;
  }

  public boolean toDeadLetters() {
    return this != NONE;
  }

  /** The name in the settings. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of a name, which was checked. */
  static HeaderCopy of(String tag) {
    return Arrays.stream(values()).filter(it -> it.tag().equals(tag)).findFirst().orElseThrow();
  }

  /** All names. */
  static String[] tags() {
    return Arrays.stream(values()).map(HeaderCopy::tag).toArray(String[]::new);
  }
}
