package dev.weir.schemas.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of a plan.
 *
 * @param name its full name
 * @param partitions required partition count
 * @param replication replication factor at creation; -1: the broker's default
 * @param config required settings
 * @param actual current state; empty: the topic is created
 * @param deviations differences between current and required state
 */
public record PlannedTopic(
    String name,
    int partitions,
    int replication,
    Map<String, String> config,
    Optional<TopicState> actual,
    List<Deviation> deviations) {
  public PlannedTopic {
    config = Map.copyOf(config);
    deviations = List.copyOf(deviations);
  }

  /** The request that creates the topic. */
  public NewTopic newTopic() {
    return new NewTopic(name, partitions, (short) replication).configs(config);
  }

  /** Whether the topic does not exist yet. */
  public boolean isMissing() {
    return actual.isEmpty();
  }

  /** Whether the topic exists and has no deviations. */
  public boolean isRight() {
    return !isMissing() && deviations.isEmpty();
  }

  /** Whether the topic exists and gets more partitions. */
  public boolean isGrowing() {
    return !deviations(Deviation.Remedy.GROW).isEmpty();
  }

  /** The deviations with this remedy. */
  public List<Deviation> deviations(Deviation.Remedy remedy) {
    return deviations.stream().filter(each -> each.remedy() == remedy).toList();
  }
}
