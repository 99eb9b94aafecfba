package dev.weir.cli.options;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.deadletters.DeadLetterFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that select dead letters. */
public final class DeadLetterOptions {

  @Option(
      names = "--reason",
      converter = ReasonConverter.class,
      description = "Refused for this reason, such as undecodable.")
  private DeadLetterReason reason;

  @Option(
      names = "--origin",
      paramLabel = "TOPIC[-PARTITION[@OFFSET]]",
      description = "The origin of the record, such as signals, signals-0 or signals-0@17.")
  private String origin;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Refused at this time or later, such as 2026-12-01T00:00:00Z or -1h.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Refused before this time.")
  private Instant to;

  public DeadLetterFilter filter() {
    return new DeadLetterFilter(reason == null ? null : reason.wireName(), origin, from, to);
  }

  /** Parses the reasons' names, as in the header. */
  static final class ReasonConverter implements ITypeConverter<DeadLetterReason> {
    @Override
    public DeadLetterReason convert(String text) {
      Stream<String> all = Arrays.stream(DeadLetterReason.values()).map(DeadLetterReason::wireName);
      return DeadLetterReason.ofWireName(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a reason; valid reasons are %s"
                          .formatted(text, all.collect(Collectors.joining(", ")))));
    }
  }
}
