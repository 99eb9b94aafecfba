package dev.weir.schemas.topics;

import dev.weir.schemas.Topic;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * A topic does not exist. The message has the command that creates it, unless it is a team's own.
 */
public final class MissingTopicException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final boolean isOwn;

  /** Takes the topic's full name. */
  public MissingTopicException(String topic) {
    this(topic, message(topic, ""), false);
  }

  private MissingTopicException(String topic, String message, boolean isOwn) {
    super(message);
    this.topic = topic;
    this.isOwn = isOwn;
  }

  /**
   * Reads an input's topic.
   *
   * @throws MissingTopicException if it does not exist; the message names the input, and no command
   */
  public static <T> T ofInput(String input, Supplier<T> read) {
    try {
      return read.get();
    } catch (MissingTopicException e) {
      throw new MissingTopicException(e.topic, inputMessage(input, e.topic), true);
    }
  }

  /** The same for an access that returns nothing. */
  public static void ofInput(String input, Runnable read) {
    var _ =
        ofInput(
            input,
            () -> {
              read.run();
              return true;
            });
  }

  /** The message on an input's topic, which only its owners can create. */
  public static String inputMessage(String input, String topic) {
    return "topic %s of input %s does not exist, or may not be described".formatted(topic, input);
  }

  /** The topic's full name. */
  public String topic() {
    return topic;
  }

  /** Whether the topic is a team's own, which no command creates. */
  public boolean isOwn() {
    return isOwn;
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
