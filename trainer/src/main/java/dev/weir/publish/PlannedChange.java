package dev.weir.publish;

import dev.weir.routes.Refusal;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a timeline that is worked out and not written yet.
 *
 * <p>It is refused where it places a version that the application would refuse, or where a version
 * that scores now would be refused by it: the earliest entry's champion says what the others must
 * take. A version that was forced into its place once is not asked again while it stays there; the
 * outcome tells of it.
 *
 * @param before the timeline as it is, if there is one
 * @param after the timeline as it would be; the same if nothing changes
 * @param refusals the versions of {@code after} that the application refuses
 */
record PlannedChange(
    Optional<ModelAssignment> before, ModelAssignment after, Map<ModelVersion, Refusal> refusals) {

  /**
   * Works a change out.
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
      Timelines.requireSize(before, after);
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
    if (isPlaced(version)) {
      throw new PublishException(
          "%s cannot score route %s, %s: %s; --force assigns it all the same, and the application refuses it"
              .formatted(
                  Timelines.name(version), after.getRoute(), why.reason().tag(), why.detail()));
    }
    if (!earlier.containsKey(version)) {
      throw new PublishException(
          "%s could not score route %s any more, %s: %s; --force changes the timeline all the same"
              .formatted(
                  Timelines.name(version), after.getRoute(), why.reason().tag(), why.detail()));
    }
  }

  /** Whether a new entry gives the version a role that it did not have in the entry before. */
  private boolean isPlaced(ModelVersion version) {
    List<TimelineEntry> known = before.map(ModelAssignment::getTimeline).orElse(List.of());
    List<TimelineEntry> timeline = after.getTimeline();
    for (int i = 0; i < timeline.size(); i++) {
      Optional<String> role = Timelines.role(version, timeline.get(i));
      Optional<String> earlier =
          i == 0 ? Optional.empty() : Timelines.role(version, timeline.get(i - 1));
      if (role.isPresent() && !role.equals(earlier) && !known.contains(timeline.get(i))) {
        return true;
      }
    }
    return false;
  }
}
