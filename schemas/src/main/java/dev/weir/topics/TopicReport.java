package dev.weir.topics;

import java.util.List;

/**
 * What {@link TopicCreator} found and did.
 *
 * @param created topics that were missing
 * @param existing topics that were there before; none of them was changed
 * @param differences where an existing topic is not what was asked for
 */
public record TopicReport(
    List<String> created, List<String> existing, List<Difference> differences) {
  public TopicReport {
    created = List.copyOf(created);
    existing = List.copyOf(existing);
    differences = List.copyOf(differences);
  }

  /**
   * One property of an existing topic.
   *
   * @param topic the topic's name
   * @param property {@code partitions}, {@code replication.factor} or a topic setting
   * @param wanted what was asked for
   * @param actual what it is
   */
  public record Difference(String topic, String property, String wanted, String actual) {
    @Override
    public String toString() {
      return "%s: %s is %s, not %s".formatted(topic, property, actual, wanted);
    }
  }
}
