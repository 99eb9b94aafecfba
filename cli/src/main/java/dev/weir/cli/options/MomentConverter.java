package dev.weir.cli.options;

import dev.weir.base.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Parses times: {@code 2026-12-01T00:00:00Z}, {@code 2026-12-01T01:00:00+01:00}, {@code
 * 2026-12-01T00:00} and {@code 2026-12-01} in UTC, {@code now}, {@code +2m} from now, {@code -24h}
 * before now, and {@code 0}, the beginning. Used by every option with a time.
 */
final class MomentConverter {

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private MomentConverter() {}

  static Instant convert(String text, Instant now) {
    try {
      return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
        case '+' -> now.plus(Durations.parse(text.substring(1)));
        case '-' -> now.minus(Durations.parse(text.substring(1)));
        default -> absolute(text, now);
      };
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not a time; write 2026-12-01T00:00:00Z, 2026-12-01 (UTC), now, +2m, -24h, or 0 for the beginning"
              .formatted(text));
    }
  }

  private static Instant absolute(String text, Instant now) {
    return switch (text) {
      case "now" -> now;
      case "0" -> Instant.EPOCH;
      default -> date(text);
    };
  }

  /** With an offset, or in UTC. */
  private static Instant date(String text) {
    return switch (DATE.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from)) {
      case Instant instant -> instant;
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
      case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
      default -> throw new DateTimeException(text);
    };
  }
}
