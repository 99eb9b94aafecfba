package dev.weir.cli;

import dev.weir.schemas.TopicCreator;
import dev.weir.schemas.TopicReport;
import dev.weir.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir topics}: what the application needs on a cluster of the user's own. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Creates the topics that are missing, with the partitions, clean-up policy and retention that"
          + " each needs, and says what it did. Topics that exist are left as they are.",
      "The inputs signals, images and labels get the same number of partitions: a label must find"
          + " its prediction on the same one."
    })
final class TopicsCommand implements Runnable {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--partitions",
      defaultValue = "6",
      description = "Partitions of the inputs and outputs (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--replication",
      defaultValue = "-1",
      description = "Replicas of each (default: the broker's own).")
  private short replication;

  @Override
  public void run() {
    Topics topics = new Topics(cluster.prefix());
    try (Admin admin = Admin.create(cluster.clients())) {
      TopicReport report =
          new TopicCreator(admin).create(topics.newTopics(partitions, replication));
      report.created().forEach(name -> System.out.println("created " + name));
      report.existing().forEach(name -> System.out.println("exists  " + name));
      report.differences().forEach(it -> System.out.println("differs " + it));
    }
  }
}
