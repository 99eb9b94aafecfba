package dev.weir.cli;

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
      "Creates the topics that are missing and changes the settings of those that differ: the same"
          + " as 'weir topics apply'.",
      "The inputs signals, images and labels get the same number of partitions: a label must find"
          + " its prediction on the same one."
    })
final class TopicsCommand extends TopicsApplyCommand {}
