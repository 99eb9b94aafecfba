package dev.weir.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Weir's topics. Keys are plain UTF-8; values are Avro in Confluent's wire format.
 *
 * <p>{@link #SIGNALS}, {@link #IMAGES} and {@link #LABELS} are keyed by source id and
 * <b>co-partitioned</b>: all three need the same partition count and the same partitioner, so that
 * a label and its prediction share a partition. The partition counts are recommendations.
 */
public enum Topic {
  /** Time series to classify; {@link SignalRecord} by source id. */
  SIGNALS("signals", Kind.INPUT, 6, Duration.ofDays(7), List.of(SignalRecord.class)),

  /** Images to classify; {@link ImageRecord} by source id. */
  IMAGES("images", Kind.INPUT, 6, Duration.ofDays(7), List.of(ImageRecord.class)),

  /** The true classes, which may arrive minutes or days later; {@link LabelRecord} by source id. */
  LABELS("labels", Kind.INPUT, 6, Duration.ofDays(7), List.of(LabelRecord.class)),

  /**
   * Published versions and assignments: {@link ModelManifest} by {@code name/version} and {@link
   * ModelAssignment} by route. One partition: every instance reads it from the start.
   */
  MODELS("models", Kind.MODEL, 1, null, List.of(ModelManifest.class, ModelAssignment.class)),

  /**
   * The bytes of the artifacts; {@link ModelChunk} by {@code name/version/index}. Retiring a
   * version writes tombstones. One partition: a version's chunks are in order.
   */
  MODEL_CHUNKS("model-chunks", Kind.MODEL, 1, null, List.of(ModelChunk.class)),

  /** The models' predictions; {@link Prediction} by source id. */
  PREDICTIONS("predictions", Kind.OUTPUT, 6, Duration.ofDays(7), List.of(Prediction.class)),

  /** The models' accuracy; {@link AccuracyWindow} by model/version/role/window start. */
  ACCURACY("accuracy", Kind.OUTPUT, 1, null, List.of(AccuracyWindow.class)),

  /** Drops in a version's accuracy or changes of its input; {@link DriftEvent} by version. */
  DRIFT_EVENTS("drift-events", Kind.OUTPUT, 1, Duration.ofDays(30), List.of(DriftEvent.class)),

  /**
   * Unusable records: original key and value, byte for byte; reason and origin are in {@link
   * DeadLetterHeaders}.
   */
  DEAD_LETTERS("dead-letters", Kind.OUTPUT, 1, Duration.ofDays(14), List.of());

  /** The writer of a topic. */
  public enum Kind {
    /** The team's producers. */
    INPUT,
    /** The trainer's publisher. */
    MODEL,
    /** The stream application. */
    OUTPUT
  }

  /**
   * Kafka settings for timestamps by the broker's clock. With producer timestamps, retention would
   * delete the output of old records at once, and records from a clock that is ahead would be
   * refused.
   */
  public static final Map<String, String> TIME_OF_ARRIVAL =
      Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);

  private final String baseName;
  private final Kind kind;
  private final int partitions;
  private final @Nullable Duration retention;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Class<? extends SpecificRecord>> valueTypes;

  Topic(
      String baseName,
      Kind kind,
      int partitions,
      @Nullable Duration retention,
      List<Class<? extends SpecificRecord>> valueTypes) {
    this.baseName = baseName;
    this.kind = kind;
    this.partitions = partitions;
    this.retention = retention;
    this.valueTypes = valueTypes;
  }

  /** The name without a prefix; see {@link TopicNames}. */
  public String baseName() {
    return baseName;
  }

  /** The writer. */
  public Kind kind() {
    return kind;
  }

  /** The recommended partition count. */
  public int partitions() {
    return partitions;
  }

  /**
   * Retention time of records; empty for a compacted topic, which keeps the last record of a key.
   */
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  /** Whether the partition count must equal that of the other inputs. */
  public boolean coPartitioned() {
    return kind == Kind.INPUT;
  }

  /** The record types of its values; none for raw bytes. */
  public List<Class<? extends SpecificRecord>> valueTypes() {
    return valueTypes;
  }

  /** Naming of value subjects: by topic if it has one record type, else by record. */
  public SubjectNaming subjectNaming() {
    return valueTypes.size() > 1 ? SubjectNaming.RECORD : SubjectNaming.TOPIC;
  }

  /** The topic's configuration, by Kafka's keys. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("cleanup.policy", retention == null ? "compact" : "delete");
    retention().ifPresent(time -> config.put("retention.ms", Long.toString(time.toMillis())));
    if (kind != Kind.INPUT) {
      config.putAll(TIME_OF_ARRIVAL);
    }
    return Map.copyOf(config);
  }
}
