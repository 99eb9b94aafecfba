package dev.weir.cli;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for the time from which a timeline change is valid. */
final class AheadOptions {

  @Option(
      names = "--valid-from",
      paramLabel = "TIME",
      description =
          "The first event time that it holds for, such as 2026-12-01T00:00:00Z or +10m (default:"
              + " half a minute more than it must lie ahead; for a route's first assignment the"
              + " beginning).")
  private Instant validFrom;

  @Option(
      names = "--force",
      description =
          "Allow a --valid-from that is past or not as far ahead as event.time.max.future (5m where"
              + " --config does not say) and 30 seconds: records that are scored already would"
              + " be scored differently when read again. Also allow a version that"
              + " the application will refuse: another kind or shape of input than the route's, or"
              + " an artifact larger than model.max.bytes.")
  private boolean force;

  Optional<Instant> validFrom() {
    return Optional.ofNullable(validFrom);
  }

  boolean force() {
    return force;
  }
}
