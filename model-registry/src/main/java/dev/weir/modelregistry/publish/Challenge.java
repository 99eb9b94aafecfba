package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a version score a route's records beside the champion, from a given event time on. The
 * champion and challengers of other models stay; earlier versions of the same model are replaced,
 * so nightly trainings do not accumulate.
 *
 * @param route the route
 * @param challenger the version
 * @param validFrom the first event time; empty: with the default lead
 * @param force whether to accept a start in the past or too soon, and a refused version
 */
public record Challenge(
    String route, ModelVersion challenger, Optional<Instant> validFrom, boolean force)
    implements TimelineChange {

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead) {
    catalogue.requireManifest(challenger);
    ModelAssignment before = catalogue.requireAssignment(route);
    TimelineEntry newest = before.getTimeline().getLast();
    if (newest.getChampion().equals(challenger)) {
      throw new PublishException(
          "%s is already the champion of route %s"
              .formatted(TimelineQueries.name(challenger), route));
    }
    if (newest.getChallengers().contains(challenger)) {
      return before;
    }
    Instant moment = TimelineRules.moment(validFrom, now, lead);
    TimelineEntry entry = new TimelineEntry(moment, newest.getChampion(), challengers(newest));
    return TimelineRules.append(before, entry, force, now, lead);
  }

  private List<ModelVersion> challengers(TimelineEntry newest) {
    List<ModelVersion> challengers = new ArrayList<>(newest.getChallengers());
    challengers.removeIf(one -> one.getName().equals(challenger.getName()));
    challengers.add(challenger);
    TimelineRules.requireFew(route, challengers);
    return challengers;
  }
}
