package dev.weir.inputs.mapping;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** How event times are written; the names of the setting are {@link #text}. */
public enum TimeUnits {
  /** As the schema declares; texts are ISO-8601; plain numbers are refused. */
  AUTO("auto", null),
  SECONDS("s", ChronoUnit.SECONDS),
  MILLIS("ms", ChronoUnit.MILLIS),
  MICROS("us", ChronoUnit.MICROS),
  NANOS("ns", ChronoUnit.NANOS),
  /** Texts only. */
  ISO("iso", null);

  private final String text;
  private final ChronoUnit unit;

  TimeUnits(String text, ChronoUnit unit) {
    this.text = text;
    this.unit = unit;
  }

  /** The setting's value. */
  public String text() {
    return text;
  }

  /** The unit of plain numbers; empty: they are refused. */
  public Optional<ChronoUnit> unit() {
    return Optional.ofNullable(unit);
  }

  /** The values of the setting. */
  public static String[] texts() {
    return Arrays.stream(values()).map(TimeUnits::text).toArray(String[]::new);
  }

  /**
   * The constant of a setting's value.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TimeUnits of(String text) {
    return Arrays.stream(values())
        .filter(units -> units.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no unit of time: " + text));
  }
}
