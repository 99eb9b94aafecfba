package dev.weir.cli.topics;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.format.TopicsJson;
import dev.weir.cli.format.TopicsText;
import dev.weir.cli.options.TopicOptions;
import dev.weir.schemas.topics.TopicPlan;
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
