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
 * Makes a challenger of a route's newest entry its champion, from a given event time on. The other
 * challengers stay.
 *
 * @param route the route
 * @param challenger the new champion
 * @param validFrom the first event time; empty: with the default lead
 * @param keepOld whether the current champion becomes a challenger
 * @param force whether to accept a start in the past or too soon, and a refused version
 */
public record Promotion(
    String route,
    ModelVersion challenger,
    Optional<Instant> validFrom,
    boolean keepOld,
    boolean force)
    implements TimelineChange {

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead) {
    ModelAssignment before = catalogue.requireAssignment(route);
    TimelineEntry newest = before.getTimeline().getLast();
    if (newest.getChampion().equals(challenger)) {
      return before;
    }
    requireChallenger(newest);
    catalogue.requireManifest(challenger);
    return TimelineRules.append(
        before,
        new TimelineEntry(TimelineRules.moment(validFrom, now, lead), challenger, others(newest)),
        force,
        now,
        lead);
  }

  private List<ModelVersion> others(TimelineEntry newest) {
    List<ModelVersion> others = new ArrayList<>(newest.getChallengers());
    others.remove(challenger);
    if (keepOld) {
      others.add(newest.getChampion());
    }
    return others;
  }

  private void requireChallenger(TimelineEntry newest) {
    if (!newest.getChallengers().contains(challenger)) {
      throw new PublishException(
          "%s is not a challenger in the newest entry of route %s, whose challengers are %s; assign it as a challenger first, or as champion"
              .formatted(
                  TimelineQueries.name(challenger),
                  route,
                  TimelineRules.names(newest.getChallengers())));
    }
  }
}
