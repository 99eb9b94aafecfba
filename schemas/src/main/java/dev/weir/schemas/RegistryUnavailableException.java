package dev.weir.schemas;

import java.util.OptionalInt;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

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

  private final @Nullable Integer schemaId;

  RegistryUnavailableException(String message, Throwable cause) {
    this(message, cause, null);
  }

  RegistryUnavailableException(String message, Throwable cause, @Nullable Integer schemaId) {
    super(message, cause);
    this.schemaId = schemaId;
  }

  /** The schema that was to be fetched; empty if it was another request. */
  public OptionalInt schemaId() {
    return schemaId == null ? OptionalInt.empty() : OptionalInt.of(schemaId);
  }
}
