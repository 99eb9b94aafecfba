package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelVersion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions are to score a route's records from a moment on.
 *
 * @param route the route
 * @param champion the version whose predictions count
 * @param challengers versions that score the same records for comparison
 * @param validFrom the first event time; empty: from the beginning for a route without a timeline,
 *     else as far ahead as is usual
 * @param force whether a moment that is past or near, and a version that the application refuses,
 *     are taken all the same: instances, and reprocessings, may then differ in which version scored
 *     a record
 */
public record AssignmentRequest(
    String route,
    ModelVersion champion,
    List<ModelVersion> challengers,
    Optional<Instant> validFrom,
    boolean force)
    implements TimelineChange {

  public AssignmentRequest {
    ModelKeys.requireName("route", route);
    challengers = List.copyOf(challengers);
    Timelines.requireFew(route, challengers);
    Set<ModelVersion> seen = new HashSet<>(Set.of(champion));
    for (ModelVersion challenger : challengers) {
      if (!seen.add(challenger)) {
        throw new PublishException(
            "%s is named twice among champion and challengers"
                .formatted(Timelines.name(challenger)));
      }
    }
  }

  @Override
  public ModelAssignment apply(ModelCatalogue catalogue, Instant now, Lead lead) {
    return Timelines.change(catalogue, this, now, lead);
  }

  /** Assigns a champion alone, from the usual moment on. */
  public static AssignmentRequest of(String route, String name, String version) {
    return new AssignmentRequest(
        route, new ModelVersion(name, version), List.of(), Optional.empty(), false);
  }

  /** This request for a given moment. */
  public AssignmentRequest from(Instant moment) {
    return new AssignmentRequest(route, champion, challengers, Optional.of(moment), force);
  }

  /** This request with other challengers. */
  public AssignmentRequest against(List<ModelVersion> others) {
    return new AssignmentRequest(route, champion, others, validFrom, force);
  }

  /** This request, to be granted even where it is near or past. */
  public AssignmentRequest forced() {
    return new AssignmentRequest(route, champion, challengers, validFrom, true);
  }
}
