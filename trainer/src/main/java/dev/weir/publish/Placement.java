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
   * The moment from which on the lead of the assignment counts, once the version is published: that
   * of the first check, so that it does not fail for the time that publishing took. But where the
   * moment that it is to hold from is past by now, instances have scored records of it already; and
   * where none was named, the usual one is reckoned anew.
   */
  Instant asOf(Instant checked, Instant now) {
    return validFrom.filter(now::isBefore).isPresent() ? checked : now;
  }

  /** What a person does to put a published version there. */
  String byHand(ModelVersion version) {
    return isChallenger
        ? "publish the same file again with --model-version %s: that changes nothing but the route"
            .formatted(version.getVersion())
        : "assign it by './weir assign %s %s'".formatted(route, Timelines.name(version));
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
