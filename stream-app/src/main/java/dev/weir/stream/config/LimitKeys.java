package dev.weir.stream.config;

import dev.weir.routes.ArtifactLimits;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The keys of age, size and time limits, and of copied headers. */
final class LimitKeys {
  static final String EVENT_TIME_MAX_PAST = "event.time.max.past";
  static final String EVENT_TIME_MAX_FUTURE = "event.time.max.future";
  static final String MODEL_MAX_BYTES = "model.max.bytes";
  static final String DEAD_LETTER_MAX_BYTES = "dead.letter.max.bytes";
  static final String HEADERS_COPY = "headers.copy";
  static final String HEADERS_MAX_BYTES = "headers.max.bytes";
  static final String RETRY_TIMEOUT = "retry.timeout";

  /**
   * Together with a dead letter's own headers, what fits into the topic's record limit beside an
   * input.
   */
  private static final int MOST_HEADER_BYTES = 48 << 10;

  private LimitKeys() {}

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
        "5m",
        "0",
        Importance.MEDIUM,
        "Records whose event time lies further ahead of the clock are dead letters. A change of a"
            + " route's timeline must lie as far ahead, so that none of them is scored before it"
            + " is known: name these settings to the commands by --config.");
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
    keys.define(
        HEADERS_COPY,
        ConfigDef.Type.STRING,
        HeaderCopy.DEAD_LETTERS.tag(),
        ValidString.in(HeaderCopy.tags()),
        Importance.LOW,
        "Which outputs take over the headers that a record came with: dead-letters, so that a"
            + " replay sends it as it was; all, predictions as well; or none. Headers whose names"
            + " begin with weir. are never taken over, and windows that are cut out of continuous"
            + " signals have none.");
    keys.define(
        HEADERS_MAX_BYTES,
        ConfigDef.Type.INT,
        16 << 10,
        Range.between(0, MOST_HEADER_BYTES),
        Importance.LOW,
        "Where the headers of a record have more bytes, all together, they are left out; the detail"
            + " of a dead letter says so. At most 49152.");
    Keys.duration(
        keys,
        RETRY_TIMEOUT,
        "45s",
        "0",
        Importance.MEDIUM,
        "How long a record waits for the registry to answer, or for its model version to be loaded,"
            + " before the application stops. Nothing is lost: it continues there when it is"
            + " started again. A request to the registry that is under way by then may take up to"
            + " 30 s longer. At most half of kafka.max.poll.interval.ms.");
  }
}
