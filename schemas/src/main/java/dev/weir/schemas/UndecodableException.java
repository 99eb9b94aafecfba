package dev.weir.schemas;

import java.time.Duration;
import java.util.Optional;
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

  private final @Nullable Duration unknownFor;

  public UndecodableException(String message) {
    this(message, null, null);
  }

  UndecodableException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  private UndecodableException(
      @Nullable String message, @Nullable Throwable cause, @Nullable Duration unknownFor) {
    super(message, cause);
    this.unknownFor = unknownFor;
  }

  /** For an id that the registry does not know, or not for the topic, and for how long so far. */
  static UndecodableException unknownId(
      @Nullable String message, @Nullable Throwable cause, Duration unknownFor) {
    return new UndecodableException(message, cause, unknownFor);
  }

  /**
   * How long the registry has not known the record's schema id, as far as was asked; empty where
   * something else is wrong. A registry of several nodes may know it a moment later.
   */
  public Optional<Duration> unknownFor() {
    return Optional.ofNullable(unknownFor);
  }

  boolean isUnknownId() {
    return unknownFor != null;
  }
}
