package dev.weir.schemas;

import org.apache.kafka.common.KafkaException;

/** The address of the Schema Registry is another server's, or lacks the path of the API. */
public final class NoRegistryException extends KafkaException {
  private static final long serialVersionUID = 1L;

  NoRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
