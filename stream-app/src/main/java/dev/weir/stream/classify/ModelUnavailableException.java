package dev.weir.stream.classify;

import dev.weir.base.Causes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model version that a record needs did not become ready in time. The application stops, or the
 * record's topic waits, and the record remains unread: another version would give another
 * prediction.
 */
public final class ModelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String unassigned;

  /**
   * For a route that may have no assignment.
   *
   * @param unassigned its name, if it has none
   */
  public ModelUnavailableException(String message, @Nullable String unassigned) {
    super(message);
    this.unassigned = unassigned;
  }

  /** The route without an assignment on whose record a thread failed; empty for other failures. */
  public static Optional<String> unassigned(Throwable failure) {
    return Causes.find(failure, ModelUnavailableException.class)
        .flatMap(unavailable -> Optional.ofNullable(unavailable.unassigned));
  }
}
