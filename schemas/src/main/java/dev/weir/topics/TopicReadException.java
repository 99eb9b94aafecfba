package dev.weir.topics;

import org.apache.kafka.common.KafkaException;

/** A topic does not exist, or Kafka does not deliver its records. The message is for the user. */
public final class TopicReadException extends KafkaException {
  private static final long serialVersionUID = 1L;

  TopicReadException(String message) {
    super(message);
  }

  TopicReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
