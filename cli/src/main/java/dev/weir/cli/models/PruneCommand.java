package dev.weir.cli.models;

import dev.weir.modelregistry.publish.Pruning;
import dev.weir.modelregistry.publish.TimelineChange;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir prune}: removes old entries from a timeline. */
@Command(
    name = "prune",
    description = {
      "Removes the entries of a route's timeline that are valid only before --before, so that their"
          + " versions can be retired.",
      "The entry that is valid at --before stays. Records older than the first remaining entry have"
          + " no version any more: if they arrive late or are reprocessed, they become dead letters"
          + " with the reason no-model. So choose a time before which no record will be."
    })
public final class PruneCommand extends TimelineCommand {

  @Option(
      names = "--before",
      required = true,
      paramLabel = "TIME",
      description =
          "The first event time at which nothing may change, such as -30d; not in the future.")
  private Instant before;

  @Option(
      names = "--force",
      description =
          "Prune even if the first remaining version has a different input, so that the application"
              + " would refuse the others.")
  private boolean force;

  @Override
  TimelineChange change() {
    return new Pruning(route(), before, force);
  }
}
