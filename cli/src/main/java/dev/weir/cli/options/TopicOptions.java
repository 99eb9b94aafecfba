package dev.weir.cli.options;

import dev.weir.cli.command.OptionGroup;
import dev.weir.cli.format.InputSizes;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicPlan;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the topics and their cluster. */
public final class TopicOptions extends OptionGroup {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of signals, images, labels and predictions (default: as many as the existing"
              + " inputs have, else 6).")
  private Integer partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Minimum number of replicas (default: the broker's).")
  private Integer replication;

  @Option(
      names = "--force",
      description =
          "Allow more partitions for an existing topic: its keys move, and the application must be"
              + " stopped and reset first.")
  private boolean force;

  public <T> T with(Function<ClusterTopics, T> work) {
    request(); // validates options before the cluster is accessed
    try (Admin admin = Admin.create(cluster.clients())) {
      return work.apply(new ClusterTopics(admin));
    }
  }

  public TopicRequest request() {
    return checked(
        () ->
            new TopicRequest(
                cluster.topics(), optional(partitions), optional(replication), force, internal()));
  }

  /** Warnings of input topics that accept larger records than the application writes. */
  public List<String> inputSizes(TopicPlan plan) {
    return InputSizes.warnings(
        plan, cluster.topics(), StreamsSettings.maxRequestBytes(cluster.config()));
  }

  /** With a topic prefix, the internal topics of the default id belong to another deployment. */
  private List<String> internal() {
    WeirConfig config = cluster.config();
    return config
        .ownApplicationId()
        .map(
            id ->
                TopologyNames.internalTopics(
                    id, config.shards() > 1, !config.repartitioned().isEmpty()))
        .orElse(List.of());
  }

  private static OptionalInt optional(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
