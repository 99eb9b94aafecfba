package dev.weir.stream.config;

import dev.weir.schemas.Topic;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The keys of one route, prefixed with {@code route.NAME.}. */
final class RouteKeys {
  static final String PREFIX = "route.";
  static final String INPUT = "input";
  static final String SOURCES = "sources";
  static final String WINDOW = "window";
  static final String STRIDE = "stride";
  static final String LATENESS = "lateness";
  static final String CHANNELS = "channels";

  private static final int MAX_WINDOW = 1 << 20;

  private RouteKeys() {}

  /** Returns a new definition of the keys, without their prefix. */
  static ConfigDef definition() {
    return new ConfigDef()
        .define(
            INPUT,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.ValidString.in("", Topic.SIGNALS.baseName(), Topic.IMAGES.baseName()),
            Importance.HIGH,
            "The topic whose records the route takes: signals or images. Empty: images for the"
                + " route with that name, signals for any other.")
        .define(
            SOURCES,
            ConfigDef.Type.STRING,
            ".*",
            new ConfigDef.NonEmptyString(),
            Importance.HIGH,
            "A regular expression (Java's) for whole source ids: the route takes the records of the"
                + " sources that match and that no route before it takes.")
        .define(
            WINDOW,
            ConfigDef.Type.INT,
            0,
            Range.between(0, MAX_WINDOW),
            Importance.HIGH,
            "Samples of the windows that are cut out of continuous signals: the length that the"
                + " route's models take. 0: the route takes whole signals only.")
        .define(
            STRIDE,
            ConfigDef.Type.INT,
            0,
            Range.between(0, MAX_WINDOW),
            Importance.HIGH,
            "Samples from the beginning of a window to that of the next. 0: as many as window, so"
                + " that windows neither overlap nor leave anything out.")
        .define(
            LATENESS,
            ConfigDef.Type.LONG,
            -1L,
            Range.between(-1, 1L << 30),
            Importance.MEDIUM,
            "How many samples the newest one of a source may be ahead of a missing one before that"
                + " is given up. Windows that miss nothing never wait. -1: as many as window.")
        .define(
            CHANNELS,
            ConfigDef.Type.INT,
            0,
            Range.between(0, 1 << 12),
            Importance.MEDIUM,
            "The channels of the records. 0: one where window is set, else what the route's first"
                + " model takes.");
  }
}
