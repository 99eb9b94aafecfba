package dev.weir.stream.config;

import java.util.Arrays;
import java.util.Locale;

/** Which outputs copy the headers of their input record. */
public enum HeaderCopy {
  /** Dead letters only, so that a replay restores the record. */
  DEAD_LETTERS,
  /** Dead letters and predictions. */
  ALL,
  NONE;

  public boolean toPredictions() {
    return this == ALL;
  }

  public boolean toDeadLetters() {
    return this != NONE;
  }

  /** The value in the settings. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Parses a validated value. */
  static HeaderCopy of(String tag) {
    return Arrays.stream(values()).filter(it -> it.tag().equals(tag)).findFirst().orElseThrow();
  }

  /** All values. */
  static String[] tags() {
    return Arrays.stream(values()).map(HeaderCopy::tag).toArray(String[]::new);
  }
}
