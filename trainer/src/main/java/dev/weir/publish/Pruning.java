package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * Takes entries out of a route's timeline that no event time from a moment on meets, so that their
 * versions can be retired. Records from before the first entry that stays have no version any more:
 * read again, or come late, they are dead letters with the reason {@code no-model}.
 *
 * <p>Of {@code [m/1 from the beginning; m/2 from March; m/3 from May]}, pruned before April, {@code
 * m/1} goes: {@code m/2} holds in April still.
 *
 * @param route the route
 * @param before the first event time for which nothing may change; not after now
 * @param force whether it is done even where the entry that becomes the first one takes other
 *     records than the versions after it, which the application would then refuse
 */
public record Pruning(String route, Instant before, boolean force) implements TimelineChange {

  /** Takes no version away that another one goes by. */
  public Pruning(String route, Instant before) {
    this(route, before, false);
  }

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, Lead lead) {
    ModelAssignment assignment = catalogue.requireAssignment(route);
    if (before.isAfter(now)) {
      throw new PublishException(
          "prune before %s: that is after now, %s, and records of today would lose their version"
              .formatted(before, now));
    }
    List<TimelineEntry> timeline = assignment.getTimeline();
    int first = Timelines.at(assignment, before).map(timeline::indexOf).orElse(0);
    if (first == 0) {
      return assignment;
    }
    return Timelines.next(assignment, timeline.subList(first, timeline.size()), now);
  }
}
