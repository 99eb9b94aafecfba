package dev.weir.inputs;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.TimeUnits;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * Event times as milliseconds since the epoch, rounded down. Texts without a zone are UTC; a date
 * alone is its midnight.
 */
final class EventTimes {
  /** Times beyond are no event times, and would overflow where they are added to. */
  private static final long FARTHEST = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final double MILLIS_PER_SECOND = 1_000;

  private final TimeUnits units;
  private final String setting;

  /**
   * Creates a converter.
   *
   * @param units how times are written
   * @param setting the setting that says so, for messages
   */
  EventTimes(TimeUnits units, String setting) {
    this.units = units;
    this.setting = setting;
  }

  /** The converter of a mapping. */
  static EventTimes of(InputMapping mapping) {
    String prefix =
        mapping.kind() == InputKind.LABEL ? "labels" : "input.%s".formatted(mapping.name());
    return new EventTimes(mapping.timeUnits(), prefix + ".time.unit");
  }

  /** The time in a slot of the value. */
  long of(Slots slots, int slot) {
    String path = slots.path(slot);
    return switch (slots.found(slot)) {
      case MOMENT -> ofMoment(slots.integer(slot), slots.unit(slot), path);
      case INTEGER -> ofInteger(slots.integer(slot), path);
      case DECIMAL -> ofDecimal(slots.number(slot), path);
      case TEXT -> ofText(slots.string(slot), path);
      case Found other ->
          throw UnmappableException.undecodable(path, other.text() + ", not a time");
    };
  }

  /** The time that a header's text says: a number in the setting's unit, or ISO-8601. */
  long ofHeader(String text, String where) {
    if (units == TimeUnits.ISO || units == TimeUnits.AUTO) {
      return ofText(text, where);
    }
    try {
      return ofInteger(Long.parseLong(text.strip()), where);
    } catch (NumberFormatException e) {
      throw UnmappableException.undecodable(
          where, "not a whole number, as %s=%s says".formatted(setting, units.text()));
    }
  }

  private long ofMoment(long value, ChronoUnit unit, String path) {
    return millis(value, unit, path);
  }

  private long ofInteger(long value, String path) {
    return millis(value, unitOfNumbers(path), path);
  }

  private long ofDecimal(double value, String path) {
    double millis =
        switch (unitOfNumbers(path)) {
          case SECONDS -> value * MILLIS_PER_SECOND;
          case MICROS -> value / MILLIS_PER_SECOND;
          case NANOS -> value / NANOS_PER_MILLI;
          default -> value;
        };
    if (!(Math.abs(millis) <= FARTHEST)) {
      throw outOfRange(path);
    }
    return (long) Math.floor(unitOfNumbers(path) == ChronoUnit.SECONDS ? near(millis) : millis);
  }

  /** 1700000000.123 s is 123 ms, not the 122.999 that the multiplication may make of it. */
  private static double near(double millis) {
    double whole = Math.rint(millis);
    return Math.abs(millis - whole) < 1e-3 ? whole : millis;
  }

  private ChronoUnit unitOfNumbers(String path) {
    return units
        .unit()
        .orElseThrow(
            () ->
                UnmappableException.undecodable(
                    path,
                    units == TimeUnits.ISO
                        ? "a number, not an ISO-8601 text as %s=iso says".formatted(setting)
                        : "a number whose unit is not known; set %s to s, ms, us or ns"
                            .formatted(setting)));
  }

  private static long millis(long value, ChronoUnit unit, String path) {
    long millis =
        switch (unit) {
          case DAYS -> saturated(value, 86_400_000);
          case SECONDS -> saturated(value, 1_000);
          case MICROS -> Math.floorDiv(value, 1_000);
          case NANOS -> Math.floorDiv(value, NANOS_PER_MILLI);
          default -> value;
        };
    if (Math.abs(millis) > FARTHEST || millis == Long.MIN_VALUE) {
      throw outOfRange(path);
    }
    return millis;
  }

  private static long saturated(long value, long factor) {
    return Math.abs(value) > FARTHEST || value == Long.MIN_VALUE ? Long.MAX_VALUE : value * factor;
  }

  private static UnmappableException outOfRange(String path) {
    return new UnmappableException(
        DeadLetterReason.EVENT_TIME_OUT_OF_RANGE,
        path,
        "a time after the year 9999 or as far back; is its unit right?");
  }

  private long ofText(String text, String path) {
    if (units != TimeUnits.AUTO && units != TimeUnits.ISO) {
      throw UnmappableException.undecodable(
          path, "a text, not a number as %s=%s says".formatted(setting, units.text()));
    }
    return inRange(parsed(text.strip(), path), path);
  }

  private static Instant parsed(String text, String path) {
    try {
      String iso =
          text.indexOf(' ') == 10 ? text.substring(0, 10) + "T" + text.substring(11) : text;
      return instant(
          iso.length() == 10
              ? LocalDate.parse(iso)
              : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  iso, OffsetDateTime::from, LocalDateTime::from));
    } catch (DateTimeException e) {
      throw UnmappableException.undecodable(
          path, "a text that is no time in ISO-8601, such as 2026-01-31T12:00:00.000Z");
    }
  }

  private static Instant instant(TemporalAccessor time) {
    return switch (time) {
      case OffsetDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
      default -> throw new DateTimeException("neither a date nor a time");
    };
  }

  private static long inRange(Instant time, String path) {
    if (Math.abs(time.getEpochSecond()) > FARTHEST / 1_000) {
      throw outOfRange(path);
    }
    return time.toEpochMilli();
  }
}
