package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of the join of labels and predictions. */
final class LabelKeys {
  static final String RETENTION = "labels.retention";
  static final String LATE_MEMORY = "labels.late.memory";
  static final String REPARTITION = "labels.repartition";

  private LabelKeys() {}

  static void define(ConfigDef keys) {
    Keys.duration(
        keys,
        RETENTION,
        "24h",
        "1s",
        Importance.HIGH,
        "How long a prediction waits for its label, a label for its record, and a record's id is"
            + " known as a duplicate. An entry goes when both its event time is older than this"
            + " against the newest event time of its partition, and it was first seen longer ago"
            + " than this by the clock: an outage or a backlog loses no labels.");
    Keys.duration(
        keys,
        LATE_MEMORY,
        "1h",
        "0",
        Importance.LOW,
        "How much longer than labels.retention a prediction is remembered: a label that comes then"
            + " is counted as too late, one that comes later still as of an unknown record. It adds"
            + " to the state as the retention does.");
    keys.define(
        REPARTITION,
        ConfigDef.Type.BOOLEAN,
        false,
        Importance.LOW,
        "Whether labels go through a topic of the application's own that lays them where Java's"
            + " partitioner lays their sources: for producers of labels that place records by"
            + " another rule. Change it on all instances at once, while they are stopped; the state"
            + " is then read back from Kafka.");
  }
}
