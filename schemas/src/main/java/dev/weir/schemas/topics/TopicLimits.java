package dev.weir.schemas.topics;

import static dev.weir.schemas.topics.KafkaFutures.get;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Size limits of records.
 *
 * @param topics maximum batch size in bytes by topic ({@code max.message.bytes})
 * @param broker limit of a new topic without its own setting
 */
public record TopicLimits(Map<String, Long> topics, long broker) {
  /** The broker setting for topics without their own, visible in any topic's configuration. */
  private static final String OF_BROKER = "message.max.bytes";

  public TopicLimits {
    topics = Map.copyOf(topics);
  }

  /**
   * Reads the limits of the existing topics among these.
   *
   * @param names at least one of them exists
   * @throws KafkaException if reading the configuration is refused or the cluster cannot be reached
   */
  public static TopicLimits read(Admin admin, Collection<String> names) {
    Set<String> present = get(admin.listTopics().names());
    List<ConfigResource> wanted =
        names.stream()
            .filter(present::contains)
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<ConfigResource, Config> settings =
        get(
            admin
                .describeConfigs(wanted, new DescribeConfigsOptions().includeSynonyms(true))
                .all());
    Map<String, Long> topics = new TreeMap<>();
    long broker = Long.MAX_VALUE;
    for (Map.Entry<ConfigResource, Config> topic : settings.entrySet()) {
      ConfigEntry limit = topic.getValue().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      topics.put(topic.getKey().name(), Long.parseLong(limit.value()));
      broker = Math.min(broker, ofBroker(limit));
    }
    return new TopicLimits(topics, broker);
  }

  /** Synonyms are in order of precedence. */
  private static long ofBroker(ConfigEntry limit) {
    return limit.synonyms().stream()
        .filter(synonym -> synonym.name().equals(OF_BROKER))
        .findFirst()
        .map(synonym -> Long.parseLong(synonym.value()))
        .orElse(Long.parseLong(limit.value()));
  }
}
