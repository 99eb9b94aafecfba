package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The keys of drift detection. */
final class DriftKeys {
  static final String ERROR_TOLERANCE = "drift.error.tolerance";
  static final String ERROR_THRESHOLD = "drift.error.threshold";
  static final String ERROR_LABELS = "drift.error.labels";
  static final String ERROR_SETTLE = "drift.error.settle";
  static final String SCORES_PREDICTIONS = "drift.scores.predictions";
  static final String SCORES_MODERATE = "drift.scores.moderate";
  static final String SCORES_MAJOR = "drift.scores.major";
  static final String SCORES_INTERVAL = "drift.scores.interval";

  private DriftKeys() {}

  static void define(ConfigDef keys) {
    keys.define(
        ERROR_TOLERANCE,
        ConfigDef.Type.DOUBLE,
        0.01,
        FiniteRange.between(0, 1),
        Importance.MEDIUM,
        "By how much a version's error rate may rise without being noticed; 0.01 is a percentage"
            + " point.");
    keys.define(
        ERROR_THRESHOLD,
        ConfigDef.Type.DOUBLE,
        50.0,
        FiniteRange.atLeast(1),
        Importance.MEDIUM,
        "How many errors too many alarm: fewer are noticed sooner, and more often by chance;"
            + " docs/drift.md has the rates.");
    keys.define(
        ERROR_LABELS,
        ConfigDef.Type.INT,
        200,
        Range.atLeast(1),
        Importance.LOW,
        "How many labels of a version must be known, since the last alarm, before there is one.");
    Keys.duration(
        keys,
        ERROR_SETTLE,
        "1m",
        "0",
        Importance.LOW,
        "An accuracy window takes part once a window that begins this much later has labels, so"
            + " that it is not judged by its first few. 0: at once.");
    keys.define(
        SCORES_PREDICTIONS,
        ConfigDef.Type.INT,
        1_000,
        Range.atLeast(100),
        Importance.MEDIUM,
        "A version's scores are compared with the reference in its artifact each time that so many"
            + " predictions have been made.");
    keys.define(
        SCORES_MODERATE,
        ConfigDef.Type.DOUBLE,
        0.1,
        FiniteRange.atLeast(0),
        Importance.LOW,
        "The population stability index from which on a change of the scores is moderate.");
    keys.define(
        SCORES_MAJOR,
        ConfigDef.Type.DOUBLE,
        0.25,
        FiniteRange.atLeast(0),
        Importance.LOW,
        "The population stability index from which on a change of the scores is major.");
    Keys.duration(
        keys,
        SCORES_INTERVAL,
        "5s",
        "100ms",
        Importance.LOW,
        "How often the counts of scores are sent on; each task sends one record a version.");
  }
}
