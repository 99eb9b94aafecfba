package dev.weir.stream.config;

import dev.weir.routes.ArtifactLimits;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The keys of what is too old, too large or takes too long. */
final class LimitKeys {
  static final String EVENT_TIME_MAX_PAST = "event.time.max.past";
  static final String EVENT_TIME_MAX_FUTURE = "event.time.max.future";
  static final String MODEL_MAX_BYTES = "model.max.bytes";
  static final String DEAD_LETTER_MAX_BYTES = "dead.letter.max.bytes";
  static final String RETRY_TIMEOUT = "retry.timeout";

  private LimitKeys() {}

  /** Defines them, in the order of the configuration page. */
  static void define(ConfigDef keys) {
    Keys.duration(
        keys,
        EVENT_TIME_MAX_PAST,
        "3650d",
        "1s",
        Importance.MEDIUM,
        "Records whose event time lies longer ago are dead letters.");
    Keys.duration(
        keys,
        EVENT_TIME_MAX_FUTURE,
        "1h",
        "0",
        Importance.MEDIUM,
        "Records whose event time lies further ahead of the clock are dead letters.");
    keys.define(
        MODEL_MAX_BYTES,
        ConfigDef.Type.LONG,
        ArtifactLimits.USUAL_MAX_BYTES,
        Range.atLeast(1),
        Importance.MEDIUM,
        "Model artifacts with more bytes are refused.");
    keys.define(
        DEAD_LETTER_MAX_BYTES,
        ConfigDef.Type.INT,
        900_000,
        Range.atLeast(0),
        Importance.LOW,
        "The value of a dead letter with more bytes is left out, so that the broker takes the"
            + " record; its headers say where the original lies. Keep it below the topic's"
            + " max.message.bytes.");
    Keys.duration(
        keys,
        RETRY_TIMEOUT,
        "45s",
        "0",
        Importance.MEDIUM,
        "How long a record waits for the registry to answer, or for its model version to be loaded,"
            + " before the application stops. Nothing is lost: it continues there when it is"
            + " started again. Less than max.poll.interval.ms.");
  }
}
