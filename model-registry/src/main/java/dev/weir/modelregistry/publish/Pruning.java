package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * Removes timeline entries that apply to no event time from a given one on, so that their versions
 * can be retired. Records from before the first remaining entry then have no version: if
 * reprocessed or late, they become dead letters with the reason {@code no-model}.
 *
 * <p>Of {@code [m/1 from the beginning; m/2 from March; m/3 from May]}, pruned before April, {@code
 * m/1} is removed: {@code m/2} still applies in April.
 *
 * @param route the route
 * @param before the first event time that must not be affected; not in the future
 * @param force whether to prune even if the entry that becomes the first has another input than
 *     later versions, which the application would then refuse
 */
public record Pruning(String route, Instant before, boolean force) implements TimelineChange {

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead) {
    ModelAssignment assignment = catalogue.requireAssignment(route);
    if (before.isAfter(now)) {
      throw new PublishException(
          "cannot prune before %s: it is after now, %s, and current records would lose their version"
              .formatted(before, now));
    }
    List<TimelineEntry> timeline = assignment.getTimeline();
    int first = TimelineQueries.indexAt(assignment, before);
    if (first <= 0) {
      return assignment;
    }
    return TimelineRules.next(assignment, timeline.subList(first, timeline.size()), now);
  }
}
