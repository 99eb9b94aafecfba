package dev.weir.cli.topics;

import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.format.TopicsJson;
import dev.weir.cli.format.TopicsText;
import dev.weir.cli.options.TopicOptions;
import dev.weir.schemas.topics.TopicPlan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir topics check}: checks whether topics are as required. */
@Command(
    name = "check",
    description =
        "Ends with 0 if every topic exists and is as required, else with 1 and a list of what is"
            + " not. Changes nothing. Warns of input topics that accept larger records than the"
            + " application writes.")
final class TopicsCheckCommand extends ResultCommand {

  @Mixin private TopicOptions options;

  @Override
  public Integer call() {
    TopicPlan plan = options.with(topics -> topics.plan(options.request()));
    List<String> warnings = options.inputSizes(plan);
    print(TopicsText.checked(plan, warnings), TopicsJson.checked(plan, plan.isClean(), warnings));
    return plan.isClean() ? 0 : 1;
  }
}
