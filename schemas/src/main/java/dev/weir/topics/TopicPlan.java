package dev.weir.topics;

import java.util.List;

/**
 * What is to be done so that the topics are what they must be.
 *
 * @param topics all of the catalogue, in its order, and the internal ones that exist
 */
public record TopicPlan(List<PlannedTopic> topics) {
  public TopicPlan {
    topics = List.copyOf(topics);
  }

  /** Whether everything is as it must be. */
  public boolean isClean() {
    return topics.stream().allMatch(PlannedTopic::isRight);
  }

  /** Whether everything is as it must be once the plan is carried out. */
  public boolean isEnough() {
    return topics.stream().allMatch(it -> it.deviations(Deviation.Remedy.BY_HAND).isEmpty());
  }
}
