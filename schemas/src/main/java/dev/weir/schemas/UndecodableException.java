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
  private final boolean registrysFault;

  public UndecodableException(String message) {
    this(message, null, null, false);
  }

  UndecodableException(String message, @Nullable Throwable cause) {
    this(message, cause, null, false);
  }

  private UndecodableException(
      @Nullable String message,
      @Nullable Throwable cause,
      @Nullable Duration unknownFor,
      boolean registrysFault) {
    super(message, cause);
    this.unknownFor = unknownFor;
    this.registrysFault = registrysFault;
  }

  /** For an id that the registry fails for while it answers for others. */
  static UndecodableException registryFails(String message, @Nullable Throwable cause) {
    return new UndecodableException(message, cause, null, true);
  }

  /** This one again, for another record; an unknown id has been so for this long. */
  UndecodableException again(Duration since) {
    return new UndecodableException(
        getMessage(), getCause(), unknownFor == null ? null : since, registrysFault);
  }

  /** For an id that the registry does not know, or not for the topic, and for how long so far. */
  static UndecodableException unknownId(
      @Nullable String message, @Nullable Throwable cause, Duration unknownFor) {
    return new UndecodableException(message, cause, unknownFor, false);
  }

  /**
   * How long the registry has not known the record's schema id, as far as was asked; empty where
   * something else is wrong. A registry of several nodes may know it a moment later.
   */
  public Optional<Duration> unknownFor() {
    return Optional.ofNullable(unknownFor);
  }

  /** Whether the record may be good: it is the registry that fails for its schema id. */
  public boolean isRegistrysFault() {
    return registrysFault;
  }

  boolean isUnknownId() {
    return unknownFor != null;
  }
}
