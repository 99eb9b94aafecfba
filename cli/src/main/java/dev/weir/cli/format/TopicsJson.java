package dev.weir.cli.format;

import dev.weir.schemas.topics.Deviation;
import dev.weir.schemas.topics.PlannedTopic;
import dev.weir.schemas.topics.RefusedStep;
import dev.weir.schemas.topics.TopicPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A topic plan as JSON.
 *
 * @param right whether all topics are as required
 * @param topics the previous and the required state of each topic
 * @param warnings warnings of the check; empty: not checked
 * @param refused steps that the cluster rejected; empty: not applied
 */
public record TopicsJson(
    boolean right,
    List<State> topics,
    Optional<List<String>> warnings,
    Optional<List<RefusedStep>> refused) {

  record State(
      String name,
      boolean existed,
      int partitions,
      Map<String, String> config,
      List<Deviation> deviations) {
    static State of(PlannedTopic topic) {
      return new State(
          topic.name(),
          !topic.isMissing(),
          topic.partitions(),
          new TreeMap<>(topic.config()),
          topic.deviations());
    }
  }

  /** A plan that was not applied. */
  public static TopicsJson of(TopicPlan plan, boolean right) {
    return new TopicsJson(right, states(plan), Optional.empty(), Optional.empty());
  }

  /** A plan that was compared with the cluster. */
  public static TopicsJson checked(TopicPlan plan, boolean right, List<String> warnings) {
    return new TopicsJson(right, states(plan), Optional.of(warnings), Optional.empty());
  }

  /** A plan that was applied. */
  public static TopicsJson applied(TopicPlan plan, boolean right, List<RefusedStep> refused) {
    return new TopicsJson(right, states(plan), Optional.empty(), Optional.of(refused));
  }

  private static List<State> states(TopicPlan plan) {
    return plan.topics().stream().map(State::of).toList();
  }
}
