package dev.weir.cli;

import dev.weir.operate.TopicsJson;
import dev.weir.operate.TopicsText;
import dev.weir.topics.ClusterTopics;
import dev.weir.topics.Refusal;
import dev.weir.topics.TopicPlan;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Creates missing topics and corrects the settings of those that differ. */
abstract class TopicsChangeCommand extends ResultCommand {

  @Mixin private TopicOptions options;

  @Override
  public final Integer call() {
    return options.with(
        topics -> {
          TopicPlan plan = topics.plan(options.request());
          List<Refusal> refused = apply(topics, plan);
          boolean right = plan.isEnough() && refused.isEmpty();
          print(TopicsText.done(plan, refused), TopicsJson.applied(plan, right, refused));
          return right ? 0 : 1;
        });
  }

  private List<Refusal> apply(ClusterTopics topics, TopicPlan plan) {
    try (Interruption _ =
        Interruption.reporting(
            this,
            () ->
                "some topics may have been created or changed and others not; './weir topics plan'"
                    + " shows what is left to do, './weir topics apply' does it")) {
      return topics.apply(plan);
    }
  }
}
