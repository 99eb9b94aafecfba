package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir topics}: the application's topics and permissions on the user's cluster. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    subcommands = {
      TopicsPlanCommand.class,
      TopicsApplyCommand.class,
      TopicsCheckCommand.class,
      TopicsAclsCommand.class
    },
    description = {
      "Creates the topics that are missing and changes the settings of those that differ: the same"
          + " as 'weir topics apply'.",
      "The inputs signals, images and labels get the same number of partitions: a label must find"
          + " its prediction on the same one."
    })
final class TopicsCommand implements Callable<Integer> {

  @Mixin private TopicOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() {
    return TopicsApplyCommand.apply(options, output);
  }
}
