package dev.weir.topics;

import static dev.weir.topics.Answers.get;

import dev.weir.topics.TopicReport.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates missing topics and reports differences of existing ones, which it does not change;
 * running it again has no further effect.
 */
public final class TopicCreator {
  private final Admin admin;

  /** Uses this client, which is not closed. */
  public TopicCreator(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates the topics that do not exist.
   *
   * @throws KafkaException if the cluster refuses or cannot be reached
   */
  public TopicReport create(Collection<NewTopic> wanted) {
    Set<String> before = get(admin.listTopics().names());
    List<NewTopic> missing = wanted.stream().filter(t -> !before.contains(t.name())).toList();
    Set<String> lost = createMissing(missing);
    List<String> created =
        missing.stream().map(NewTopic::name).filter(name -> !lost.contains(name)).toList();
    List<NewTopic> existing = wanted.stream().filter(t -> !created.contains(t.name())).toList();
    return new TopicReport(
        created, existing.stream().map(NewTopic::name).toList(), differences(existing));
  }

  /** Returns the names that another client has created in the meantime. */
  private Set<String> createMissing(List<NewTopic> missing) {
    CreateTopicsResult result = admin.createTopics(missing);
    Set<String> lost = new HashSet<>();
    result
        .values()
        .forEach(
            (name, done) -> {
              try {
                get(done);
              } catch (TopicExistsException e) {
                lost.add(name);
              }
            });
    Map<String, Integer> made = new HashMap<>();
    missing.stream()
        .filter(topic -> !lost.contains(topic.name()))
        .forEach(topic -> made.put(topic.name(), partitions(topic, result)));
    Leaders.await(admin, made);
    return lost;
  }

  /** The broker's default is only known from its response. */
  private static int partitions(NewTopic topic, CreateTopicsResult result) {
    return topic.numPartitions() > 0
        ? topic.numPartitions()
        : get(result.numPartitions(topic.name()));
  }

  private List<Difference> differences(List<NewTopic> topics) {
    List<String> names = topics.stream().map(NewTopic::name).toList();
    Map<String, TopicDescription> shapes = get(admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> settings =
        get(admin.describeConfigs(names.stream().map(TopicCreator::resource).toList()).all());
    List<Difference> found = new ArrayList<>();
    for (NewTopic topic : topics) {
      compareShape(topic, shapes.get(topic.name()), found);
      compareSettings(topic, settings.get(resource(topic.name())), found);
    }
    return found;
  }

  private static void compareShape(
      NewTopic topic, TopicDescription actual, List<Difference> found) {
    int partitions = actual.partitions().size();
    int replicas = actual.partitions().getFirst().replicas().size();
    // -1 requests the broker's default.
    if (topic.numPartitions() > 0) {
      compare(topic, "partitions", "" + topic.numPartitions(), "" + partitions, found);
    }
    if (topic.replicationFactor() > 0) {
      compare(topic, "replication.factor", "" + topic.replicationFactor(), "" + replicas, found);
    }
  }

  private static void compareSettings(NewTopic topic, Config actual, List<Difference> found) {
    Map<String, String> wanted = topic.configs() == null ? Map.of() : topic.configs();
    wanted.forEach((key, value) -> compare(topic, key, value, actual.get(key).value(), found));
  }

  private static void compare(
      NewTopic topic, String property, String wanted, String actual, List<Difference> found) {
    if (!wanted.equals(actual)) {
      found.add(new Difference(topic.name(), property, wanted, actual));
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
