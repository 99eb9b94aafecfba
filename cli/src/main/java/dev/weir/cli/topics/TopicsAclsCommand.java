package dev.weir.cli.topics;

import dev.weir.cli.format.AclsText;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.schemas.topics.Permissions;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir topics acls}: lists the required permissions by principal. */
@Command(
    name = "acls",
    description = {
      "Prints the permissions that the given principals need, as commands of Kafka's kafka-acls.sh."
          + " Does not connect to a cluster.",
      "Read and write imply describe. Idempotent producers need no permission on the cluster with"
          + " brokers 2.8 or newer."
    })
final class TopicsAclsCommand extends ClusterCommand {

  @Option(
      names = "--producer",
      paramLabel = "PRINCIPAL",
      description = "Sends signals, images and labels, such as User:sensors; repeatable.")
  private List<String> producers = List.of();

  @Option(
      names = "--consumer",
      paramLabel = "PRINCIPAL",
      description = "Reads predictions, accuracy and dead letters; repeatable. Needs --group.")
  private List<String> consumers = List.of();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Prefix of the consumers' group names.")
  private String group;

  @Option(
      names = "--publisher",
      paramLabel = "PRINCIPAL",
      description = "Publishes, assigns and retires models; repeatable.")
  private List<String> publishers = List.of();

  @Option(
      names = "--application",
      paramLabel = "PRINCIPAL",
      description = "Runs 'weir serve'; repeatable.")
  private List<String> applications = List.of();

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description =
          "Its application.id (default: WEIR_APPLICATION_ID, else application.id of --config, else"
              + " weir; with a topic prefix there is no default).")
  private String applicationId;

  @Option(
      names = "--replayer",
      paramLabel = "PRINCIPAL",
      description = "Runs 'weir dead-letters'; repeatable.")
  private List<String> replayers = List.of();

  @Option(
      names = "--operator",
      paramLabel = "PRINCIPAL",
      description = "Runs 'weir topics'; repeatable.")
  private List<String> operators = List.of();

  @Override
  public Integer call() {
    require(
        consumers.isEmpty() || group != null,
        "--consumer needs --group: what the names of its groups begin with");
    List<AclBinding> acls = permissions().all();
    require(
        !acls.isEmpty(),
        "name a principal: --producer, --consumer, --publisher, --application, --replayer or"
            + " --operator");
    print(AclsText.of(acls, cluster().bootstrap()), AclsText.json(acls));
    return 0;
  }

  private Permissions permissions() {
    Permissions permissions = new Permissions(cluster().topics());
    producers.forEach(permissions::producer);
    consumers.forEach(one -> permissions.consumer(one, group));
    publishers.forEach(permissions::publisher);
    applications.forEach(one -> permissions.application(one, id()));
    replayers.forEach(permissions::replayer);
    operators.forEach(one -> permissions.operator(one, id()));
    List<String> own = cluster().config().mappedTopics();
    applications.forEach(one -> permissions.ownInputs(one, own));
    replayers.forEach(one -> permissions.ownReplays(one, own));
    return permissions;
  }

  /** The id that the application's groups and internal topics are named after. */
  private String id() {
    if (applicationId != null) {
      return applicationId;
    }
    return cluster()
        .config()
        .ownApplicationId()
        .orElseThrow(
            () ->
                badUsage(
                    "with the prefix '%s' the application has an application.id of its own: name it by --application-id, or its file by --config"
                        .formatted(cluster().topics().prefix())));
  }
}
