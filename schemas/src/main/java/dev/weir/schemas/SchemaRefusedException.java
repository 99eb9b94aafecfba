package dev.weir.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The Schema Registry refuses a schema for writing: it is invalid, incompatible with the subject's
 * earlier schemas, or not registered while registration is disabled. A retry does not help.
 */
public final class SchemaRefusedException extends SerializationException {
  private static final long serialVersionUID = 1L;

  SchemaRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
