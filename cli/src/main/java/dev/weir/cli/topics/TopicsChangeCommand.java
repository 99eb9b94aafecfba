package dev.weir.cli.topics;

import dev.weir.cli.command.Interruption;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.format.TopicsJson;
import dev.weir.cli.format.TopicsText;
import dev.weir.cli.options.TopicOptions;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.RefusedStep;
import dev.weir.schemas.topics.TopicPlan;
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
          List<RefusedStep> refused = apply(topics, plan);
          boolean right = plan.isEnough() && refused.isEmpty();
          print(TopicsText.done(plan, refused), TopicsJson.applied(plan, right, refused));
          return right ? 0 : 1;
        });
  }

  private List<RefusedStep> apply(ClusterTopics topics, TopicPlan plan) {
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
