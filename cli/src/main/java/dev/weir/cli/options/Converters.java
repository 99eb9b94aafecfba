package dev.weir.cli.options;

import dev.weir.base.Durations;
import dev.weir.schemas.ModelKey;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelVersion;
import dev.weir.stream.deadletters.RecordOffset;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parsers of the values of options and arguments, by type. */
public final class Converters {

  private Converters() {}

  public static CommandLine register(CommandLine command) {
    return command
        .registerConverter(Instant.class, of(text -> MomentConverter.convert(text, Instant.now())))
        .registerConverter(Duration.class, of(Converters::duration))
        .registerConverter(ModelVersion.class, of(Converters::version))
        .registerConverter(RecordOffset.class, of(RecordOffset::parse))
        .registerConverter(URI.class, of(InstancesOption::address));
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /** As in the application's settings, {@code 30s} or {@code 24h}; a bare number is in seconds. */
  private static Duration duration(String text) {
    return Durations.parse(text.matches("[1-9]\\d*") ? text + "s" : text);
  }

  /**
   * Parses {@code NAME/VERSION}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static ModelVersion version(String text) {
    ModelKey key;
    try {
      key = ModelKeyFormat.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(text, e.getMessage()), e);
    }
    if (key instanceof ModelKey.Manifest(String name, String version)) {
      return new ModelVersion(name, version);
    }
    throw new IllegalArgumentException(
        "'%s' is not a model version; write NAME/VERSION, such as gestures/3".formatted(text));
  }
}
