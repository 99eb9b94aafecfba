package dev.weir.schemas;

import java.util.OptionalInt;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The Schema Registry is unavailable: no connection, a timeout, a server error, refused
 * credentials, too many requests, or a response that is not a registry's. The record is not at
 * fault; a retry may succeed.
 *
 * <p>Not a SerializationException, so code that drops bad records does not drop good ones during an
 * outage.
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

  /** The id of the schema to be fetched; empty for other requests. */
  public OptionalInt schemaId() {
    return schemaId == null ? OptionalInt.empty() : OptionalInt.of(schemaId);
  }
}
