package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The role of a version once it is published.
 *
 * @param route the route
 * @param isChallenger true: beside the current champion; false: as the only champion
 * @param validFrom the first event time; empty: the default
 */
public record Placement(String route, boolean isChallenger, Optional<Instant> validFrom) {

  /** The timeline change that assigns a version this role. */
  TimelineChange change(ModelVersion version, boolean force) {
    return isChallenger
        ? new Challenge(route, version, validFrom, force)
        : new AssignmentRequest(route, version, List.of(), validFrom, force);
  }

  /**
   * The time for checking the assignment's lead after publishing: that of the first check, so that
   * the duration of the upload does not matter. The current time is used for the default start, and
   * if the requested start is past, because instances have already scored its records.
   */
  Instant asOf(Instant checked, Instant now) {
    return validFrom.filter(now::isBefore).isPresent() ? checked : now;
  }

  /** Instructions for assigning a published version manually. */
  String byHand(ModelVersion version) {
    return isChallenger
        ? "publish the same file again with --model-version %s: that changes only the route"
            .formatted(version.getVersion())
        : "assign it with './weir assign %s %s'".formatted(route, TimelineQueries.name(version));
  }

  /**
   * Whether an already published version needs no change because it is the newest entry's champion.
   * Its challengers stay, and a champion does not challenge itself.
   */
  boolean isDone(ModelVersion version, Optional<ModelAssignment> assignment) {
    Optional<TimelineEntry> newest = assignment.map(it -> it.getTimeline().getLast());
    return newest
        .filter(entry -> entry.getChampion().equals(version))
        .filter(entry -> validFrom.stream().noneMatch(entry.getValidFrom()::isAfter))
        .isPresent();
  }
}
