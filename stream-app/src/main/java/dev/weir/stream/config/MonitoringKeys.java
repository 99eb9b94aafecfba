package dev.weir.stream.config;

import dev.weir.schemas.json.RecordFormat;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the label join, of accuracy windows and of drift detection. */
public final class MonitoringKeys {
  static final ConfigKeys ALL = new ConfigKeys();

  public static final Setting<Duration> LABELS_RETENTION =
      ALL.duration("labels.retention", "24h", "1s", Importance.HIGH)
          .doc(
              "How long a prediction waits for its label, a label waits for its record, and a"
                  + " record's id is recognised as a duplicate. An entry expires when its event"
                  + " time is older than this, compared with the newest event time of its"
                  + " partition, and it was also first seen longer ago than this by the clock: an"
                  + " outage or a backlog loses no labels.");

  public static final Setting<Duration> LABELS_LATE_MEMORY =
      ALL.duration("labels.late.memory", "1h", "0", Importance.LOW)
          .doc(
              "How much longer than labels.retention a prediction is remembered. A label that"
                  + " arrives in this time is counted as too late, a later one as of an unknown"
                  + " record. It adds to the state as the retention does.");

  public static final Setting<Boolean> LABELS_REPARTITION =
      ALL.flag("labels.repartition", false, Importance.LOW)
          .doc(
              "Whether labels pass through an internal topic that is partitioned by source as"
                  + " Java's partitioner does: for producers that partition labels differently."
                  + " Change it on all instances at once, while they are stopped; the state is then"
                  + " restored from Kafka.");

  public static final Setting<Duration> ACCURACY_WINDOW =
      ALL.duration("accuracy.window", "1m", "1ms", Importance.MEDIUM)
          .doc(
              "The length of the accuracy windows, which tumble by the event time of predictions."
                  + " Change it only together with the application id: windows of two lengths would"
                  + " be added up under one key.");

  public static final Setting<Duration> ACCURACY_EMIT_INTERVAL =
      ALL.duration("accuracy.emit.interval", "1s", "0", Importance.MEDIUM)
          .doc(
              "The minimum time between two emissions of an accuracy window; 0 emits every"
                  + " change.");

  public static final Setting<Duration> ACCURACY_RETENTION =
      ALL.duration("accuracy.retention", "7d", "1s", Importance.MEDIUM)
          .doc(
              "How long the counts of an accuracy window are kept after its last change, and how"
                  + " far the windows that instances show go back from the newest one, by event"
                  + " time. Must be longer than labels.retention, or late labels would restart the"
                  + " window.");

  public static final Setting<RecordFormat> ACCURACY_FORMAT =
      ALL.choice("accuracy.format", RecordFormat.AVRO, Importance.LOW)
          .doc(
              "The form of the records of accuracy: avro or json, as predictions.format. Instances"
                  + " read both.");

  public static final Setting<Double> ACCURACY_FADING =
      ALL.number("accuracy.fading", 0.999, MonitoringKeys::requireFraction, Importance.LOW)
          .doc(
              "The fading factor of the prequential accuracy: the weight of a label relative to the"
                  + " next one by event time. 0.999 covers about the last 1,000 labels.");

  public static final Setting<Double> DRIFT_ERROR_TOLERANCE =
      ALL.number("drift.error.tolerance", 0.01, finite(Range.between(0, 1)), Importance.MEDIUM)
          .doc(
              "The rise of a version's error rate that is tolerated; 0.01 is one percentage"
                  + " point.");

  public static final Setting<Double> DRIFT_ERROR_THRESHOLD =
      ALL.number("drift.error.threshold", 50.0, finite(Range.atLeast(1)), Importance.MEDIUM)
          .doc(
              "Excess errors that raise an alarm. A lower threshold detects drift sooner and raises"
                  + " more false alarms; docs/drift.md has the rates.");

  public static final Setting<Integer> DRIFT_ERROR_LABELS =
      ALL.number("drift.error.labels", 200, Range.atLeast(1), Importance.LOW)
          .doc("The minimum number of labels of a version, since the last alarm, before an alarm.");

  public static final Setting<Duration> DRIFT_ERROR_SETTLE =
      ALL.duration("drift.error.settle", "1m", "0", Importance.LOW)
          .doc(
              "An accuracy window is tested once a window that begins this much later has labels,"
                  + " so that it is not judged by its first few labels. 0: immediately.");

  public static final Setting<Integer> DRIFT_SCORES_PREDICTIONS =
      ALL.number("drift.scores.predictions", 1_000, Range.atLeast(100), Importance.MEDIUM)
          .doc(
              "A version's scores are compared with the reference in its artifact each time that"
                  + " this many predictions have been made.");

  public static final Setting<Double> DRIFT_SCORES_MODERATE =
      ALL.number("drift.scores.moderate", 0.1, finite(Range.atLeast(0)), Importance.LOW)
          .doc("The population stability index at which a change of the scores is moderate.");

  public static final Setting<Double> DRIFT_SCORES_MAJOR =
      ALL.number("drift.scores.major", 0.25, finite(Range.atLeast(0)), Importance.LOW)
          .doc("The population stability index at which a change of the scores is major.");

  public static final Setting<Duration> DRIFT_SCORES_INTERVAL =
      ALL.duration("drift.scores.interval", "5s", "100ms", Importance.LOW)
          .doc("How often score counts are forwarded; each task sends one record per version.");

  private MonitoringKeys() {}

  private static void requireFraction(String name, Object value) {
    if (value instanceof Double number && !(number > 0 && number < 1)) {
      throw new ConfigException(name, value, "must be above 0 and below 1");
    }
  }

  /** Kafka's ranges contain NaN. */
  private static Validator finite(Range range) {
    return (name, value) -> {
      if (value instanceof Double number && !Double.isFinite(number)) {
        throw new ConfigException(name, value, "must be a finite number");
      }
      range.ensureValid(name, value);
    };
  }
}
