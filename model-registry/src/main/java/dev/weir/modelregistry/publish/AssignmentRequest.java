package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelVersion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns the versions that score a route's records from a given event time on.
 *
 * @param route the route
 * @param champion the version whose predictions count
 * @param challengers versions that score the same records for comparison
 * @param validFrom the first event time; empty: from the beginning for a route without a timeline,
 *     else with the default lead
 * @param force whether to accept a start in the past or too soon, and versions that the application
 *     refuses: instances and reprocessing runs may then score a record by different versions
 */
public record AssignmentRequest(
    String route,
    ModelVersion champion,
    List<ModelVersion> challengers,
    Optional<Instant> validFrom,
    boolean force)
    implements TimelineChange {

  public AssignmentRequest {
    ModelKeyFormat.requireName("route", route);
    challengers = List.copyOf(challengers);
    TimelineRules.requireFew(route, challengers);
    Set<ModelVersion> seen = new HashSet<>(Set.of(champion));
    for (ModelVersion challenger : challengers) {
      if (!seen.add(challenger)) {
        throw new PublishException(
            "%s occurs twice among champion and challengers"
                .formatted(TimelineQueries.name(challenger)));
      }
    }
  }

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead) {
    return TimelineRules.change(catalogue, this, now, lead);
  }

  /** Assigns only a champion, with the default start. */
  public static AssignmentRequest of(String route, String name, String version) {
    return new AssignmentRequest(
        route, new ModelVersion(name, version), List.of(), Optional.empty(), false);
  }

  /** This request with a given start. */
  public AssignmentRequest from(Instant moment) {
    return new AssignmentRequest(route, champion, challengers, Optional.of(moment), force);
  }

  /** This request with other challengers. */
  public AssignmentRequest against(List<ModelVersion> others) {
    return new AssignmentRequest(route, champion, others, validFrom, force);
  }

  /** This request, accepted even if its time is near or past. */
  public AssignmentRequest forced() {
    return new AssignmentRequest(route, champion, challengers, validFrom, true);
  }
}
