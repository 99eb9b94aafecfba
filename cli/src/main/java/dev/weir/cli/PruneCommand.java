package dev.weir.cli;

import dev.weir.publish.Pruning;
import dev.weir.publish.TimelineChange;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir prune}: removes old entries from a timeline. */
@Command(
    name = "prune",
    description = {
      "Takes those entries out of a route's timeline that no event time from --before on meets, so"
          + " that their versions can be retired.",
      "The entry that holds at --before stays. Records that are older than the first entry that is"
          + " left have no version any more: where they come late or are read again they are dead"
          + " letters with the reason no-model. So choose a moment that no record will come from."
    })
final class PruneCommand extends TimelineCommand {

  @Option(
      names = "--before",
      required = true,
      paramLabel = "TIME",
      description = "The first event time that nothing may change for, such as -30d; not ahead.")
  private Instant before;

  @Option(
      names = "--force",
      description =
          "Do it even where the versions that are left take other records than the one that comes"
              + " first then, so that the application would refuse them.")
  private boolean force;

  @Override
  TimelineChange change() {
    return new Pruning(route(), before, force);
  }
}
