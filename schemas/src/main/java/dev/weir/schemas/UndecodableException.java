package dev.weir.schemas;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a valid record: not the wire format, an id unknown to the registry, an
 * incompatible schema, or missing or surplus data. A retry does not help. The message never
 * contains the record's content.
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

  public UndecodableException(String message, @Nullable Throwable cause) {
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

  /** For an id that fails while the registry responds for others. */
  static UndecodableException registryFails(String message, @Nullable Throwable cause) {
    return new UndecodableException(message, cause, null, true);
  }

  /** A copy for another record; for an unknown id, with the time since it was first unknown. */
  UndecodableException again(Duration since) {
    return new UndecodableException(
        getMessage(), getCause(), unknownFor == null ? null : since, registrysFault);
  }

  /**
   * For an id that is unknown to the registry or not registered for the topic, and how long it has
   * been.
   */
  static UndecodableException unknownId(
      @Nullable String message, @Nullable Throwable cause, Duration unknownFor) {
    return new UndecodableException(message, cause, unknownFor, false);
  }

  /**
   * Time since the registry was first found not to know the record's schema id; empty for other
   * errors. A registry of several nodes may know it a moment later.
   */
  public Optional<Duration> unknownFor() {
    return Optional.ofNullable(unknownFor);
  }

  /** Whether the record may be good because the registry fails for its schema id. */
  public boolean isRegistrysFault() {
    return registrysFault;
  }

  boolean isUnknownId() {
    return unknownFor != null;
  }
}
