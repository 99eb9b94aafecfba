package dev.weir.inputs.path;

import dev.weir.schemas.DeadLetterReason;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A record that is not what its mapping says. A retry does not help. The message names the path and
 * what is there instead, but never the content. Has no stack trace.
 */
public final class UnmappableException extends SerializationException {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;
  private final String path;

  /**
   * Creates the exception.
   *
   * @param path where in the record; empty: the record as a whole
   * @param problem what is there, such as "a text, not a number"
   */
  public UnmappableException(DeadLetterReason reason, String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.reason = reason;
    this.path = path;
  }

  /** An exception for a record whose content is of another kind than expected. */
  public static UnmappableException undecodable(String path, String problem) {
    return new UnmappableException(DeadLetterReason.UNDECODABLE, path, problem);
  }

  /** The reason of the dead letter. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** Where in the record; empty: the record as a whole. */
  public String path() {
    return path;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
