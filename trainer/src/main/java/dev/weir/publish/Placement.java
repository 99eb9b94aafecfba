package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a version is to score once it is published.
 *
 * @param route the route
 * @param isChallenger whether beside the champion, which stays; else as the champion, alone
 * @param validFrom the first event time; empty: the usual one
 */
public record Placement(String route, boolean isChallenger, Optional<Instant> validFrom) {

  /** The change of the route's timeline that puts a version there. */
  TimelineChange change(ModelVersion version, boolean force) {
    return isChallenger
        ? new Challenge(route, version, validFrom, force)
        : new AssignmentRequest(route, version, List.of(), validFrom, force);
  }

  /**
   * Whether a version that was published before needs no change: it is the newest entry's champion
   * already. Challengers beside it stay, and what it is to challenge is itself.
   */
  boolean isDone(ModelVersion version, Optional<ModelAssignment> assignment) {
    Optional<TimelineEntry> newest = assignment.map(it -> it.getTimeline().getLast());
    return newest
        .filter(entry -> entry.getChampion().equals(version))
        .filter(entry -> validFrom.stream().noneMatch(entry.getValidFrom()::isAfter))
        .isPresent();
  }
}
