package dev.weir.experiments.bench;

import java.util.Locale;

/** The form in which the application gets the signals of a benchmark. */
public enum BenchInput {
  /** Weir's own records, in its own topic. */
  WEIR,

  /** A topic of a team's own, partitioned as Weir's: plain JSON, with the values in one array. */
  JSON,

  /** The same in Avro of the team's schema, with an array of doubles. */
  AVRO,

  /** {@link #JSON} as if it were partitioned otherwise: its records are moved to another topic. */
  JSON_MOVED,

  /** {@link #AVRO} as if it were partitioned otherwise. */
  AVRO_MOVED;

  private static final String MOVED = "_MOVED";

  /** The format of its records, which is the name of their topic's input and route. */
  String format() {
    return name().replace(MOVED, "").toLowerCase(Locale.ROOT);
  }

  /** Whether the application may rely on the topic's partitions. */
  boolean isCopartitioned() {
    return !name().endsWith(MOVED);
  }

  /** The name in settings and reports. */
  @Override
  public String toString() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
