package dev.weir.schemas.topics;

import dev.weir.schemas.Topic;
import java.util.Arrays;
import org.apache.kafka.common.KafkaException;

/** A topic does not exist. The message has the command that creates it. */
public final class MissingTopicException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private final String topic;

  /** Takes the topic's full name. */
  public MissingTopicException(String topic) {
    super(message(topic, ""));
    this.topic = topic;
  }

  /** The topic's full name. */
  public String topic() {
    return topic;
  }

  /**
   * The message.
   *
   * @param topic the topic's full name, which has the prefix that the command needs
   * @param options further options for the command, each with a blank before it; may be empty
   */
  public static String message(String topic, String options) {
    String prefix = prefix(topic);
    return "topic %s does not exist; './weir topics apply%s%s' creates what is missing"
        .formatted(topic, options, prefix.isEmpty() ? "" : " --prefix " + prefix);
  }

  /** No topic's base name ends with another's. */
  private static String prefix(String name) {
    return Arrays.stream(Topic.values())
        .map(Topic::baseName)
        .filter(name::endsWith)
        .map(base -> name.substring(0, name.length() - base.length()))
        .findFirst()
        .orElse("");
  }
}
