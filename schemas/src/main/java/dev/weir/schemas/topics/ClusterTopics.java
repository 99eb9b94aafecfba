package dev.weir.schemas.topics;

import static dev.weir.schemas.topics.KafkaFutures.get;

import dev.weir.schemas.topics.Deviation.Remedy;
import dev.weir.schemas.topics.RefusedStep.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A cluster's topics: reads them and applies plans. It deletes nothing.
 *
 * @param admin the client, which is not closed
 */
public record ClusterTopics(Admin admin) {

  /**
   * Creates a plan from the current state; changes nothing.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public TopicPlan plan(TopicRequest request) {
    List<String> names = new ArrayList<>(request.internal());
    TopicPlanner.plan(request, Map.of()).topics().forEach(topic -> names.add(topic.name()));
    return TopicPlanner.plan(request, read(names));
  }

  /**
   * The state of the existing topics among these, as far as this client is authorized.
   *
   * @throws KafkaException if reading the configuration is refused or the cluster cannot be reached
   */
  public Map<String, TopicState> read(Collection<String> names) {
    Set<String> present = get(admin.listTopics().names());
    List<String> wanted = names.stream().filter(present::contains).toList();
    Map<String, TopicDescription> shapes = get(admin.describeTopics(wanted).allTopicNames());
    Map<ConfigResource, Config> settings =
        get(admin.describeConfigs(wanted.stream().map(ClusterTopics::resource).toList()).all());
    Map<String, TopicState> states = new TreeMap<>();
    for (String name : wanted) {
      states.put(name, state(shapes.get(name), settings.get(resource(name))));
    }
    return states;
  }

  private static TopicState state(TopicDescription shape, Config settings) {
    Map<String, String> config = new HashMap<>();
    for (ConfigEntry entry : settings.entries()) {
      if (entry.value() != null) {
        config.put(entry.name(), entry.value());
      }
    }
    int replicas = shape.partitions().getFirst().replicas().size();
    return new TopicState(shape.partitions().size(), replicas, config);
  }

  /**
   * Partition counts of the existing topics among these.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public Map<String, Integer> partitions(Collection<String> names) {
    return described(names, shape -> shape.partitions().size());
  }

  /**
   * Ids of the existing topics among these. A topic that is deleted and created again gets a new
   * id.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public Map<String, String> ids(Collection<String> names) {
    return described(names, shape -> shape.topicId().toString());
  }

  private <T> Map<String, T> described(
      Collection<String> names, Function<TopicDescription, T> what) {
    Map<String, T> found = new TreeMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, shape) -> present(shape).ifPresent(it -> found.put(name, what.apply(it))));
    return found;
  }

  private static Optional<TopicDescription> present(KafkaFuture<TopicDescription> shape) {
    try {
      return Optional.of(get(shape));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates all topics of a request that do not exist; see {@link #create(Collection)}.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public void create(TopicRequest request) {
    create(TopicPlanner.plan(request, Map.of()).missing());
  }

  /**
   * Creates the topics that do not exist, and waits until their leaders are ready. Existing topics
   * are left as they are, also those that another client creates meanwhile.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public void create(Collection<NewTopic> wanted) {
    Set<String> present = get(admin.listTopics().names());
    CreateTopicsResult result =
        admin.createTopics(
            wanted.stream().filter(topic -> !present.contains(topic.name())).toList());
    Map<String, Integer> created = new HashMap<>();
    result
        .values()
        .forEach(
            (name, done) -> {
              try {
                get(done);
                created.put(name, get(result.numPartitions(name)));
              } catch (TopicExistsException e) {
                // Another client was faster.
              }
            });
    PartitionLeaders.await(admin, created);
  }

  /**
   * Creates missing topics, makes the possible changes, and waits until the leaders of new
   * partitions are ready. Deviations that need an operator's decision are left unchanged.
   *
   * @return refused steps; a refusal does not stop the other steps
   * @throws KafkaException if the cluster cannot be reached; completed steps are kept
   */
  public List<RefusedStep> apply(TopicPlan plan) {
    List<RefusedStep> refused = new ArrayList<>();
    admin
        .createTopics(plan.missing())
        .values()
        .forEach((topic, done) -> attempt(topic, Step.CREATE, done, refused));
    Map<ConfigResource, Collection<AlterConfigOp>> settings = settings(plan);
    if (!settings.isEmpty()) {
      admin
          .incrementalAlterConfigs(settings)
          .values()
          .forEach((topic, done) -> attempt(topic.name(), Step.SET, done, refused));
    }
    admin
        .createPartitions(growing(plan))
        .values()
        .forEach((topic, done) -> attempt(topic, Step.GROW, done, refused));
    PartitionLeaders.await(admin, made(plan, refused));
    return refused;
  }

  /** The topics with new partitions and their total partition counts. */
  private static Map<String, Integer> made(TopicPlan plan, List<RefusedStep> refused) {
    Map<String, Integer> made = new HashMap<>();
    for (PlannedTopic topic : plan.topics()) {
      if (topic.isMissing() || topic.isGrowing()) {
        made.put(topic.name(), topic.partitions());
      }
    }
    refused.stream().filter(it -> it.step() != Step.SET).forEach(it -> made.remove(it.topic()));
    return made;
  }

  /** A cluster that is unreachable or refuses this client would refuse the other steps as well. */
  private static void attempt(
      String topic, Step step, KafkaFuture<Void> done, List<RefusedStep> refused) {
    try {
      get(done);
    } catch (RetriableException | AuthenticationException e) {
      throw e;
    } catch (ApiException e) {
      refused.add(new RefusedStep(topic, step, e.getMessage()));
    }
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> settings(TopicPlan plan) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (PlannedTopic topic : plan.topics()) {
      List<AlterConfigOp> ops =
          topic.deviations(Remedy.SET).stream().map(ClusterTopics::setting).toList();
      if (!ops.isEmpty()) {
        changes.put(resource(topic.name()), ops);
      }
    }
    return changes;
  }

  private static AlterConfigOp setting(Deviation deviation) {
    return new AlterConfigOp(
        new ConfigEntry(deviation.property(), deviation.wanted()), AlterConfigOp.OpType.SET);
  }

  private static Map<String, NewPartitions> growing(TopicPlan plan) {
    Map<String, NewPartitions> growing = new HashMap<>();
    for (PlannedTopic topic : plan.topics()) {
      if (topic.isGrowing()) {
        growing.put(topic.name(), NewPartitions.increaseTo(topic.partitions()));
      }
    }
    return growing;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
