package dev.weir.schemas;

import org.apache.kafka.common.KafkaException;

/** The address of the Schema Registry belongs to another server, or lacks the API's path. */
public final class NoRegistryException extends KafkaException {
  private static final long serialVersionUID = 1L;

  NoRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
