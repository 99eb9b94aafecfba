package dev.weir.schemas.topics;

import org.apache.kafka.common.KafkaException;

/** Kafka does not deliver the records of a topic. The message is for the user. */
public final class TopicReadException extends KafkaException {
  private static final long serialVersionUID = 1L;

  TopicReadException(String message) {
    super(message);
  }

  TopicReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
