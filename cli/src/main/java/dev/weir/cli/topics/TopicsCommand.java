package dev.weir.cli.topics;

import picocli.CommandLine.Command;

/** {@code weir topics}: the application's topics and permissions on the user's cluster. */
@Command(
    name = "topics",
    subcommands = {
      TopicsPlanCommand.class,
      TopicsApplyCommand.class,
      TopicsCheckCommand.class,
      TopicsAclsCommand.class
    },
    description = {
      "Creates missing topics and corrects the settings of those that differ, like 'weir topics"
          + " apply'.",
      "The inputs signals, images and labels get the same number of partitions: a label must be on"
          + " the same one as its prediction."
    })
public final class TopicsCommand extends TopicsChangeCommand {}
