package dev.weir.schemas;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no record: not in the wire format, an id that the registry does not know, a schema
 * that does not fit, or data that ends early or goes on too long. Trying again is of no use. The
 * message never holds the record's content.
 *
 * @see RegistryUnavailableException
 */
public final class UndecodableException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public UndecodableException(String message) {
    super(message);
  }

  UndecodableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
