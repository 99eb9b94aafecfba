package dev.weir.cli.format;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.PlannedTopic;
import dev.weir.schemas.topics.TopicPlan;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** Warns of input topics that accept larger records than the application writes. */
public final class InputSizes {
  private static final String SETTING = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

  private InputSizes() {}

  /**
   * One warning per topic.
   *
   * @param limit the application's {@code kafka.producer.max.request.size}
   */
  public static List<String> warnings(TopicPlan plan, TopicNames topics, long limit) {
    return plan.topics().stream()
        .filter(topic -> topics.find(topic.name()).filter(InputSizes::isInput).isPresent())
        .flatMap(topic -> warning(topic, limit))
        .toList();
  }

  private static boolean isInput(Topic topic) {
    return topic.kind() == Topic.Kind.INPUT;
  }

  private static Stream<String> warning(PlannedTopic topic, long limit) {
    return topic.actual().stream()
        .map(state -> state.config().getOrDefault(SETTING, ""))
        .filter(bytes -> bytes.matches("\\d{1,18}") && Long.parseLong(bytes) > limit)
        .map(
            bytes ->
                "warning %s: %s is %s, and the application writes records of up to %d bytes (kafka.producer.max.request.size): larger ones use its heap and are not copied to dead-letters"
                    .formatted(topic.name(), SETTING, bytes, limit));
  }
}
