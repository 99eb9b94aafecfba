package dev.weir.topics;

import java.util.Map;

/**
 * A topic as it is on a cluster.
 *
 * @param partitions how many, 1 or more
 * @param replication replicas of its first partition
 * @param config its settings, by Kafka's keys
 */
public record TopicState(int partitions, int replication, Map<String, String> config) {
  public TopicState {
    config = Map.copyOf(config);
  }
}
