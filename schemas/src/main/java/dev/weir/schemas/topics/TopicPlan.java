package dev.weir.schemas.topics;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The changes that bring the topics to their required state.
 *
 * @param topics the whole catalogue, in order, and the existing internal topics
 */
public record TopicPlan(List<PlannedTopic> topics) {
  public TopicPlan {
    topics = List.copyOf(topics);
  }

  /** The requests that create the missing topics. */
  public List<NewTopic> missing() {
    return topics.stream().filter(PlannedTopic::isMissing).map(PlannedTopic::newTopic).toList();
  }

  /** Whether no changes are needed. */
  public boolean isClean() {
    return topics.stream().allMatch(PlannedTopic::isRight);
  }

  /** Whether applying the plan leaves no deviations. */
  public boolean isEnough() {
    return topics.stream().allMatch(it -> it.deviations(Deviation.Remedy.BY_HAND).isEmpty());
  }
}
