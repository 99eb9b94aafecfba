package dev.weir.cli;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From when on a change of a timeline holds. */
final class AheadOptions {

  @Option(
      names = "--valid-from",
      paramLabel = "TIME",
      description =
          "The first event time that it holds for, such as 2026-12-01T00:00:00Z or +2m (default: a"
              + " minute from now; for a route's first assignment the beginning).")
  private Instant validFrom;

  @Option(
      names = "--force",
      description =
          "Allow a --valid-from that is past or less than 30 seconds ahead: records that are scored"
              + " already would be scored differently when read again. Also allow a version that"
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
