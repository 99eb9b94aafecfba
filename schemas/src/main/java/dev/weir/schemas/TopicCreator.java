package dev.weir.schemas;

import dev.weir.schemas.TopicReport.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics that are missing and reports what exists otherwise than asked for. It changes
 * nothing that exists, so running it twice is the same as once.
 */
public final class TopicCreator {
  private final Admin admin;

  /** Uses this client, which stays open. */
  public TopicCreator(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates those of the topics that do not exist.
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

  /** Returns the names that somebody else created in between. */
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
    awaitLeaders(missing.stream().map(NewTopic::name).toList());
    return lost;
  }

  /**
   * Waits until each leader knows its partition. One that does not yet refuses the first batch of a
   * producer, may take the second, and then never takes the first.
   */
  private void awaitLeaders(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    get(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        p ->
                            ends.put(
                                new TopicPartition(name, p.partition()), OffsetSpec.latest())));
    var _ = get(admin.listOffsets(ends).all()); // which asks the leaders, again and again
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
    // -1 asks for the broker's default.
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

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException("The cluster refuses: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
