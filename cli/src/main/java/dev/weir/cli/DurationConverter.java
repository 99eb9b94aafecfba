package dev.weir.cli;

import dev.weir.stream.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses durations as in the application's settings: {@code 30s}, {@code 24h}; a bare number is in
 * seconds. Used by every option with a duration.
 */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return Durations.parse(text.matches("[1-9]\\d*") ? text + "s" : text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
