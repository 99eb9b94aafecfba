package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has a version score a route's records beside the champion, from a moment on. The champion stays,
 * and so do challengers of other models; earlier versions of the same model give way, so that
 * nightly trainings do not pile up.
 *
 * @param route the route
 * @param challenger the version
 * @param validFrom the first event time; empty: as far ahead as is usual
 * @param force whether a moment that is past or near, and a version that the application refuses,
 *     are taken all the same
 */
public record Challenge(
    String route, ModelVersion challenger, Optional<Instant> validFrom, boolean force)
    implements TimelineChange {

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, Lead lead) {
    catalogue.requireManifest(challenger);
    ModelAssignment before = catalogue.requireAssignment(route);
    TimelineEntry newest = before.getTimeline().getLast();
    if (newest.getChampion().equals(challenger)) {
      throw new PublishException(
          "%s is the champion of route %s already".formatted(Timelines.name(challenger), route));
    }
    if (newest.getChallengers().contains(challenger)) {
      return before;
    }
    Instant moment = Timelines.moment(validFrom, now, lead);
    TimelineEntry entry = new TimelineEntry(moment, newest.getChampion(), challengers(newest));
    return Timelines.append(before, entry, force, now, lead);
  }

  private List<ModelVersion> challengers(TimelineEntry newest) {
    List<ModelVersion> challengers = new ArrayList<>(newest.getChallengers());
    challengers.removeIf(one -> one.getName().equals(challenger.getName()));
    challengers.add(challenger);
    Timelines.requireFew(route, challengers);
    return challengers;
  }
}
