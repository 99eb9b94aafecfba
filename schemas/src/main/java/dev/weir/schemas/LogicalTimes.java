package dev.weir.schemas;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Avro's logical types of points in time; those without zone are UTC. */
public final class LogicalTimes {
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "timestamp-millis",
          ChronoUnit.MILLIS,
          "timestamp-micros",
          ChronoUnit.MICROS,
          "timestamp-nanos",
          ChronoUnit.NANOS,
          "local-timestamp-millis",
          ChronoUnit.MILLIS,
          "local-timestamp-micros",
          ChronoUnit.MICROS,
          "local-timestamp-nanos",
          ChronoUnit.NANOS);

  private LogicalTimes() {}

  /** The unit since the epoch of a logical type; empty if it is none of these. */
  public static Optional<ChronoUnit> unit(@Nullable String logicalType) {
    return Optional.ofNullable(logicalType).map(UNITS::get);
  }

  /** The names, by alphabet. */
  static List<String> names() {
    return UNITS.keySet().stream().sorted().toList();
  }
}
