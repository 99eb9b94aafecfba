package dev.weir.schemas;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The units of a writer's times, which are read as milliseconds. Avro reads a long as a long
 * whatever the logical types: microseconds would become years beyond 50,000.
 *
 * <p>A time without zone is UTC; a number without a known logical type is milliseconds.
 */
final class WriterTimes {
  private static final String LOGICAL_TYPE = "logicalType";
  private static final String MILLIS = "timestamp-millis";
  private static final Set<Schema.Type> NUMBERS = Set.of(Schema.Type.INT, Schema.Type.LONG);

  /** Logical types of numbers with only a date or only a time of day. */
  private static final Set<String> NO_MOMENTS = Set.of("date", "time-millis", "time-micros");

  private final FinerTime[] finer;

  private WriterTimes(FinerTime... finer) {
    this.finer = finer;
  }

  /** A field that the writer has in units smaller than milliseconds. */
  private record FinerTime(int position, long perMillisecond) {}

  /**
   * Compares the schemas' times.
   *
   * @param reader the schema of one of Weir's records
   * @throws UndecodableException if the writer has another type where a time is expected
   */
  static WriterTimes of(Schema writer, Schema reader) {
    return new WriterTimes(
        reader.getFields().stream()
            .filter(field -> MILLIS.equals(logicalType(field.schema())))
            .map(field -> new FinerTime(field.pos(), perMillisecond(writer, field.name())))
            .filter(time -> time.perMillisecond() > 1)
            .toArray(FinerTime[]::new));
  }

  /** Converts the record's times to milliseconds. */
  <T extends SpecificRecord> T inMillis(T record) {
    for (FinerTime time : finer) {
      if (record.get(time.position()) instanceof Instant read) {
        long millis = Math.floorDiv(read.toEpochMilli(), time.perMillisecond());
        record.put(time.position(), Instant.ofEpochMilli(millis));
      }
    }
    return record;
  }

  /** If the writer has a union, all its branches must have the same unit. */
  private static long perMillisecond(Schema writer, String field) {
    List<Long> units =
        branches(writer)
            .filter(record -> record.getType() == Schema.Type.RECORD)
            .map(record -> record.getField(field))
            .filter(Objects::nonNull)
            .flatMap(written -> branches(written.schema()))
            .filter(type -> NUMBERS.contains(type.getType()))
            .map(type -> perMillisecond(field, logicalType(type)))
            .distinct()
            .toList();
    if (units.size() > 1) {
      throw new UndecodableException(
          "The writer's schema declares %s in more than one unit".formatted(field));
    }
    return units.isEmpty() ? 1 : units.getFirst();
  }

  private static Stream<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema);
  }

  private static long perMillisecond(String field, @Nullable String declared) {
    if (declared != null && NO_MOMENTS.contains(declared)) {
      throw new UndecodableException(
          "The writer's schema declares %s as %s, which is not a point in time; use one of %s"
              .formatted(field, declared, LogicalTimes.names()));
    }
    return LogicalTimes.unit(declared)
        .map(unit -> Math.max(1, ChronoUnit.MILLIS.getDuration().dividedBy(unit.getDuration())))
        .orElse(1L);
  }

  private static @Nullable String logicalType(Schema schema) {
    return schema.getProp(LOGICAL_TYPE);
  }
}
