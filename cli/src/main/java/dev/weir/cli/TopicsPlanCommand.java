package dev.weir.cli;

import dev.weir.operate.TopicsJson;
import dev.weir.operate.TopicsText;
import dev.weir.topics.TopicPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir topics plan}: shows the planned changes. */
@Command(
    name = "plan",
    description = "Shows what exists and what 'weir topics apply' would do. Changes nothing.")
final class TopicsPlanCommand extends ResultCommand {

  @Mixin private TopicOptions options;

  @Override
  public Integer call() {
    TopicPlan plan = options.with(topics -> topics.plan(options.request()));
    print(TopicsText.planned(plan), TopicsJson.of(plan, plan.isClean()));
    return 0;
  }
}
