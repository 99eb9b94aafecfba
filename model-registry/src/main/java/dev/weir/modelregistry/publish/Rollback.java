package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Restores the previous champion of a route: the versions of the last entry with another champion
 * than the newest one apply again, from a given event time on. A second rollback undoes the first.
 *
 * <p>If the newest entry is far enough in the future, it applies to no record yet: it is removed,
 * and nothing is added. After {@code [m/1 from the beginning; m/2 from 12:00]} at 12:10 follows
 * {@code m/1 from 12:11}; at 11:50 only {@code m/1 from the beginning} remains.
 *
 * @param route the route
 * @param validFrom the first event time; empty: with the default lead
 * @param force whether to accept a start in the past or too soon, and a refused version
 */
public record Rollback(String route, Optional<Instant> validFrom, boolean force)
    implements TimelineChange {

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead) {
    ModelAssignment before = catalogue.requireAssignment(route);
    TimelineEntry previous = previous(before.getTimeline());
    if (validFrom.isEmpty() && liesAhead(before.getTimeline().getLast(), lead.earliest(now))) {
      int newest = before.getTimeline().size() - 1;
      return TimelineRules.next(before, before.getTimeline().subList(0, newest), now);
    }
    catalogue.requireManifest(previous.getChampion());
    Instant moment = TimelineRules.moment(validFrom, now, lead);
    TimelineEntry again =
        new TimelineEntry(moment, previous.getChampion(), previous.getChallengers());
    return TimelineRules.append(before, again, force, now, lead);
  }

  private static boolean liesAhead(TimelineEntry newest, Instant earliest) {
    return !newest.getValidFrom().isBefore(earliest);
  }

  private TimelineEntry previous(List<TimelineEntry> timeline) {
    TimelineEntry newest = timeline.getLast();
    return timeline.stream()
        .filter(entry -> !entry.getChampion().equals(newest.getChampion()))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                new PublishException(
                    "route %s cannot be rolled back: %s is the only champion of its timeline"
                        .formatted(route, TimelineQueries.name(newest.getChampion()))));
  }
}
