package dev.weir.schemas;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The topics under a common prefix: with {@code plant1.}, signals are on {@code plant1.signals}. A
 * topic may also have a name of its own, to which the prefix does not apply.
 *
 * @param prefix prepended to every other name, may be empty; letters, digits, dots, underscores and
 *     hyphens
 * @param own the topics with names of their own; no two topics have the same name
 */
public record TopicNames(String prefix, Map<Topic, String> own) {
  /** Kafka's limit is 249, and names of changelog topics are longer. */
  private static final int MAX_PREFIX = 120;

  /** Kafka's limit. */
  private static final int MAX_NAME = 249;

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]*");

  /** The topics without prefix. Declared after the pattern, which validates it. */
  public static final TopicNames DEFAULT = new TopicNames("");

  public TopicNames {
    Objects.requireNonNull(prefix, "prefix");
    if (!LEGAL.matcher(prefix).matches() || prefix.length() > MAX_PREFIX) {
      throw new IllegalArgumentException(
          "The topic prefix '%s' is not allowed: use at most %d letters, digits, '.', '_' and '-'"
              .formatted(prefix, MAX_PREFIX));
    }
    own = Map.copyOf(own);
    own.values().forEach(TopicNames::requireName);
    requireDistinct(prefix, own);
  }

  /** The topics under a common prefix, without names of their own. */
  public TopicNames(String prefix) {
    this(prefix, Map.of());
  }

  /**
   * Returns the name if Kafka allows it for a topic.
   *
   * @throws IllegalArgumentException if it does not; the message says what is allowed
   */
  public static String requireName(String name) {
    if (name.isEmpty()
        || !LEGAL.matcher(name).matches()
        || name.length() > MAX_NAME
        || name.equals(".")
        || name.equals("..")) {
      throw new IllegalArgumentException(
          "'%s' is no name of a topic: use at most %d letters, digits, '.', '_' and '-'"
              .formatted(name, MAX_NAME));
    }
    return name;
  }

  private static void requireDistinct(String prefix, Map<Topic, String> own) {
    Map<String, Topic> used = new HashMap<>();
    for (Topic topic : Topic.values()) {
      String name = own.getOrDefault(topic, prefix + topic.baseName());
      Topic other = used.put(name, topic);
      if (other != null) {
        throw new IllegalArgumentException(
            "'%s' is the name of two topics, %s and %s"
                .formatted(name, other.baseName(), topic.baseName()));
      }
    }
  }

  /** The same names, except for the topics that have one of their own. */
  public TopicNames with(Map<Topic, String> names) {
    return new TopicNames(prefix, names);
  }

  /** The topic's full name. */
  public String name(Topic topic) {
    return own.getOrDefault(topic, prefix + topic.baseName());
  }

  /** The topic with this full name, if any. */
  public Optional<Topic> find(String name) {
    return Arrays.stream(Topic.values()).filter(topic -> name(topic).equals(name)).findFirst();
  }
}
