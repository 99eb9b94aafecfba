package dev.weir.schemas;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;

/**
 * Naming of subjects in the registry. Settings take Confluent's class names, with or without
 * package: {@code io.confluent.kafka.serializers.subject.RecordNameStrategy} or {@code
 * RecordNameStrategy}.
 */
public enum SubjectNaming {
  /** {@code TOPIC-value} or {@code TOPIC-key}: one type per topic. The default. */
  TOPIC("TopicNameStrategy"),
  /** The record's full name: several types per topic, each the same on all topics. */
  RECORD("RecordNameStrategy"),
  /** {@code TOPIC-RECORD}: several types per topic, separate for each topic. */
  TOPIC_RECORD("TopicRecordNameStrategy");

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  /** Name of Confluent's class, without package. */
  public String strategy() {
    return strategy;
  }

  /** The naming for a class name of Confluent's. */
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

  /** The subject of a record type on a topic. */
  String subject(String topic, String record, boolean isKey) {
    return switch (this) {
      case TOPIC -> Objects.requireNonNull(topic, "topic") + (isKey ? "-key" : "-value");
      case RECORD -> record;
      case TOPIC_RECORD -> Objects.requireNonNull(topic, "topic") + "-" + record;
    };
  }
}
