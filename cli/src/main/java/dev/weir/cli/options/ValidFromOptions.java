package dev.weir.cli.options;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for the time from which a timeline change is valid. */
public final class ValidFromOptions {

  @Option(
      names = "--valid-from",
      paramLabel = "TIME",
      description =
          "First event time of the change, such as 2026-12-01T00:00:00Z or +10m (default: half a"
              + " minute after the earliest that is allowed; for a route's first assignment, the"
              + " beginning).")
  private Instant validFrom;

  @Option(
      names = "--force",
      description =
          "Allow a --valid-from in the past, or less than event.time.max.future (5m unless --config"
              + " sets it) plus 30 seconds ahead: records that have been scored would be scored"
              + " differently when they are reprocessed. Also allow a version that the application"
              + " will refuse, because its input differs from the route's in kind or shape, or its"
              + " artifact is larger than model.max.bytes.")
  private boolean force;

  public Optional<Instant> validFrom() {
    return Optional.ofNullable(validFrom);
  }

  public boolean force() {
    return force;
  }
}
