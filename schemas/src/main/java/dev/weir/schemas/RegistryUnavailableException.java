package dev.weir.schemas;

import org.apache.kafka.common.KafkaException;

/**
 * The Schema Registry cannot be asked: no connection, a time-out, a server error, refused
 * credentials, too many requests, or an answer that is no registry's. Nothing is wrong with the
 * record; trying again later may do.
 *
 * <p>Not a SerializationException, so that code that drops bad records does not drop good ones
 * while the registry is down.
 *
 * @see UndecodableException
 */
public final class RegistryUnavailableException extends KafkaException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
