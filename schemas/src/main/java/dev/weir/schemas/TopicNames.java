package dev.weir.schemas;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The topics under a common prefix: with {@code plant1.}, signals are on {@code plant1.signals}.
 *
 * @param prefix prepended to every name, may be empty; letters, digits, dots, underscores and
 *     hyphens
 */
public record TopicNames(String prefix) {
  /** Kafka's limit is 249, and names of changelog topics are longer. */
  private static final int MAX_PREFIX = 120;

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
  }

  /** The topic's full name. */
  public String name(Topic topic) {
    return prefix + topic.baseName();
  }

  /** The topic with this full name, if any. */
  public Optional<Topic> find(String name) {
    return Arrays.stream(Topic.values()).filter(topic -> name(topic).equals(name)).findFirst();
  }
}
