package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.MissingTopicException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Checks before the start that the topics exist and are compatible.
 *
 * @param topics the names of the topics
 * @param inputs Weir's topics whose records are classified
 * @param own the team's own topics, with any number of partitions, by input
 * @param copartitioned those of them that must have as many as Weir's
 */
record TopicCheck(
    TopicNames topics, List<Topic> inputs, Map<String, String> own, List<String> copartitioned) {
  private static final List<Topic> ALWAYS =
      List.of(
          Topic.LABELS,
          Topic.MODELS,
          Topic.MODEL_CHUNKS,
          Topic.PREDICTIONS,
          Topic.ACCURACY,
          Topic.DRIFT_EVENTS,
          Topic.DEAD_LETTERS);

  /**
   * Runs the check.
   *
   * @return the partition count of the input topics
   * @throws UnusableTopicsException naming every topic that is missing or incompatible
   * @throws KafkaException if the brokers do not answer
   */
  int check(Admin admin) {
    List<Topic> needed = Stream.concat(inputs.stream(), ALWAYS.stream()).toList();
    Map<String, Integer> present =
        partitions(
            admin,
            Stream.concat(needed.stream().map(topics::name), own.values().stream()).toList());
    Map<Topic, Integer> partitions = new TreeMap<>();
    List<String> errors = new ArrayList<>();
    for (Topic topic : needed) {
      Integer found = present.get(topics.name(topic));
      if (found == null) {
        errors.add(MissingTopicException.message(topics.name(topic), ""));
      } else {
        partitions.put(topic, found);
      }
    }
    Map<String, Integer> equal = new LinkedHashMap<>();
    Stream.concat(
            Stream.concat(inputs.stream(), Stream.of(Topic.LABELS)).map(topics::name),
            copartitioned.stream())
        .filter(present::containsKey)
        .forEach(topic -> equal.put(topic, present.get(topic)));
    checkCoPartitioned(equal, errors);
    own.forEach(
        (input, topic) -> {
          if (!present.containsKey(topic)) {
            errors.add(MissingTopicException.inputMessage(input, topic));
          }
        });
    if (!errors.isEmpty()) {
      throw new UnusableTopicsException(errors);
    }
    return partitions.get(Topic.LABELS);
  }

  private static void checkCoPartitioned(Map<String, Integer> partitions, List<String> errors) {
    if (partitions.values().stream().distinct().count() > 1) {
      errors.add(
          partitions.entrySet().stream()
                  .map(topic -> topic.getKey() + " has " + topic.getValue())
                  .collect(Collectors.joining(", ", "", " partitions"))
              + "; they must have equal partition counts, or labels miss their predictions");
    }
  }

  private static Map<String, Integer> partitions(Admin admin, List<String> needed) {
    try {
      return new ClusterTopics(admin).partitions(needed);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new KafkaException("the topics cannot be described", e);
    }
  }
}
