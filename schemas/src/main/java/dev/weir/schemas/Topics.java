package dev.weir.schemas;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics under a common prefix: with {@code plant1.}, signals are on {@code plant1.signals}.
 *
 * @param prefix put in front of every name; empty for none; letters, digits, dots, underscores and
 *     hyphens
 */
public record Topics(String prefix) {
  /** Kafka's limit is 249, and changelogs put more around a name. */
  private static final int MAX_PREFIX = 120;

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]*");

  /** The topics under their plain names; after the pattern, which it is checked with. */
  public static final Topics DEFAULT = new Topics("");

  public Topics {
    Objects.requireNonNull(prefix, "prefix");
    if (!LEGAL.matcher(prefix).matches() || prefix.length() > MAX_PREFIX) {
      throw new IllegalArgumentException(
          "The topic prefix '%s' is not allowed: use at most %d letters, digits, '.', '_' and '-'"
              .formatted(prefix, MAX_PREFIX));
    }
  }

  /** The topic's full name. */
  public String name(Topic topic) {
    return prefix + topic.baseName();
  }

  /** The topic of a full name, if it is one of these. */
  public Optional<Topic> find(String name) {
    return Arrays.stream(Topic.values()).filter(topic -> name(topic).equals(name)).findFirst();
  }

  /** What to ask Kafka for to have this topic. */
  public NewTopic newTopic(Topic topic, int partitions, short replication) {
    return new NewTopic(name(topic), partitions, replication).configs(topic.config());
  }

  /**
   * What to ask Kafka for to have all topics: inputs and predictions with the given number of
   * partitions, the others with their own.
   */
  public List<NewTopic> newTopics(int partitions, short replication) {
    return Arrays.stream(Topic.values())
        .map(topic -> newTopic(topic, topic.partitions() > 1 ? partitions : 1, replication))
        .toList();
  }
}
