package dev.weir.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of a plan.
 *
 * @param name its full name
 * @param partitions how many it must have
 * @param replication how many replicas it is created with; -1: the broker's default
 * @param config the settings that it must have
 * @param actual what is there; empty: it is created
 * @param deviations where what is there is not what it must be
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

  /** What to ask Kafka for to have it. */
  public NewTopic newTopic() {
    return new NewTopic(name, partitions, (short) replication).configs(config);
  }

  /** Whether there is no such topic yet. */
  public boolean isMissing() {
    return actual.isEmpty();
  }

  /** Whether it is there and as it must be. */
  public boolean isRight() {
    return !isMissing() && deviations.isEmpty();
  }

  /** Whether it is there and gets more partitions. */
  public boolean isGrowing() {
    return !deviations(Deviation.Remedy.GROW).isEmpty();
  }

  /** The deviations with this remedy. */
  public List<Deviation> deviations(Deviation.Remedy remedy) {
    return deviations.stream().filter(each -> each.remedy() == remedy).toList();
  }
}
