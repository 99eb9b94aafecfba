package dev.weir.schemas;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;

/**
 * How a subject of the registry is named. Settings take Confluent's class names, with or without
 * their package: {@code io.confluent.kafka.serializers.subject.RecordNameStrategy} or {@code
 * RecordNameStrategy}.
 */
public enum SubjectNaming {
  /** {@code TOPIC-value} or {@code TOPIC-key}: one type a topic. The default. */
  TOPIC("TopicNameStrategy"),
  /** The record's full name: several types a topic, each the same on all topics. */
  RECORD("RecordNameStrategy"),
  /** {@code TOPIC-RECORD}: several types a topic, each topic's its own. */
  TOPIC_RECORD("TopicRecordNameStrategy");

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  /** Confluent's name for it, without a package. */
  public String strategy() {
    return strategy;
  }

  /** The naming of Confluent's strategy. */
  public static SubjectNaming of(String strategy) {
    String simple = strategy.substring(strategy.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(naming -> naming.strategy.equals(simple))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "Unknown subject name strategy '%s': use TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy"
                        .formatted(strategy)));
  }

  /** The subject of a record of this name on a topic. */
  String subject(String topic, String record, boolean isKey) {
    return switch (this) {
      case TOPIC -> Objects.requireNonNull(topic, "topic") + (isKey ? "-key" : "-value");
      case RECORD -> record;
      case TOPIC_RECORD -> Objects.requireNonNull(topic, "topic") + "-" + record;
    };
  }
}
