package dev.weir.cli;

import dev.weir.stream.config.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Moments as people write them: {@code 2026-12-01T00:00:00Z}, {@code 2026-12-01T01:00:00+01:00},
 * {@code now}, {@code +2m} from now, {@code -24h} before now, and {@code 0}, the beginning.
 */
final class MomentConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    return convert(text, Instant.now());
  }

  static Instant convert(String text, Instant now) {
    try {
      return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
        case '+' -> now.plus(Durations.parse(text.substring(1)));
        case '-' -> now.minus(Durations.parse(text.substring(1)));
        default -> absolute(text, now);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is no moment; write 2026-12-01T00:00:00Z, now, +2m, -24h, or 0 for the beginning"
              .formatted(text));
    }
  }

  private static Instant absolute(String text, Instant now) {
    return switch (text) {
      case "now" -> now;
      case "0" -> Instant.EPOCH;
      default -> OffsetDateTime.parse(text).toInstant();
    };
  }
}
