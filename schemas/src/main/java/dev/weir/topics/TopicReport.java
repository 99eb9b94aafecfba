package dev.weir.topics;

import java.util.List;

/**
 * Result of {@link TopicCreator}.
 *
 * @param created topics that were missing
 * @param existing topics that already existed; unchanged
 * @param differences between existing topics and the request
 */
public record TopicReport(
    List<String> created, List<String> existing, List<Difference> differences) {
  public TopicReport {
    created = List.copyOf(created);
    existing = List.copyOf(existing);
    differences = List.copyOf(differences);
  }

  /**
   * One differing property of an existing topic.
   *
   * @param topic the topic's name
   * @param property {@code partitions}, {@code replication.factor} or a topic setting
   * @param wanted requested value
   * @param actual current value
   */
  public record Difference(String topic, String property, String wanted, String actual) {
    @Override
    public String toString() {
      return "%s: %s is %s, not %s".formatted(topic, property, actual, wanted);
    }
  }
}
