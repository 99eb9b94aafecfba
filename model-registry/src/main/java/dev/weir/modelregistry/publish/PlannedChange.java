package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline change that is computed but not written.
 *
 * <p>It is refused if the application would refuse a version that it places, or would newly refuse
 * a version that scores now: the earliest entry's champion determines the input of the others. A
 * version forced earlier is not checked again while it keeps its role; the outcome lists it.
 *
 * @param before the current timeline, if any
 * @param after the new timeline; equal if nothing changes
 * @param refusals the versions of {@code after} that the application refuses
 */
record PlannedChange(
    Optional<ModelAssignment> before, ModelAssignment after, Map<ModelVersion, Refusal> refusals) {

  /**
   * Computes a change.
   *
   * @throws PublishException if it is refused
   */
  static PlannedChange of(
      TimelineChange request, ModelCatalogue catalogue, ApplicationRules rules, Instant now) {
    catalogue.requireChangeable(request.route());
    Optional<ModelAssignment> before = catalogue.timeline(request.route());
    ModelAssignment after = request.apply(catalogue, now, rules.lead());
    PlannedChange change = new PlannedChange(before, after, rules.refusals(catalogue, after));
    if (change.isChange()) {
      TimelineRules.requireSize(before, after);
    }
    if (change.isChange() && !request.force()) {
      Map<ModelVersion, Refusal> earlier =
          before.map(it -> rules.refusals(catalogue, it)).orElse(Map.of());
      change.refusals.forEach((version, why) -> change.check(version, why, earlier));
    }
    return change;
  }

  boolean isChange() {
    return !before.equals(Optional.of(after));
  }

  AssignmentOutcome outcome() {
    return new AssignmentOutcome(after, isChange(), refusals);
  }

  private void check(ModelVersion version, Refusal why, Map<ModelVersion, Refusal> earlier) {
    if (isPlaced(version) || !earlier.containsKey(version)) {
      String message =
          isPlaced(version)
              ? "%s cannot score route %s, %s: %s; --force assigns it anyway, but the application"
                  + " refuses it"
              : "%s could no longer score route %s, %s: %s; --force changes the timeline anyway";
      throw new PublishException(
          message.formatted(
              TimelineQueries.name(version),
              after.getRoute(),
              why.reason().wireName(),
              why.detail()));
    }
  }

  /** Whether a new entry gives the version a role that it does not have in the previous entry. */
  private boolean isPlaced(ModelVersion version) {
    List<TimelineEntry> known = before.map(ModelAssignment::getTimeline).orElse(List.of());
    List<TimelineEntry> timeline = after.getTimeline();
    for (int i = 0; i < timeline.size(); i++) {
      Optional<String> role = TimelineQueries.role(version, timeline.get(i));
      Optional<String> earlier =
          i == 0 ? Optional.empty() : TimelineQueries.role(version, timeline.get(i - 1));
      if (role.isPresent() && !role.equals(earlier) && !known.contains(timeline.get(i))) {
        return true;
      }
    }
    return false;
  }
}
