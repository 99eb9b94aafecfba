package dev.weir.schemas.topics;

import java.util.Map;

/**
 * The current state of a topic.
 *
 * @param partitions partition count, at least 1
 * @param replication replicas of its first partition
 * @param config its settings, by Kafka's keys
 */
public record TopicState(int partitions, int replication, Map<String, String> config) {
  public TopicState {
    config = Map.copyOf(config);
  }
}
