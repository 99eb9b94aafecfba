package dev.weir.modelregistry.publish;

import dev.weir.modelregistry.routes.AssignmentProblem;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules for changing a route's timeline. An entry must start at least a {@link LeadTime} in the
 * future, so that every instance has received it before the first record that it affects; only a
 * route's first entry may start at any time because nothing was scored yet.
 */
final class TimelineRules {
  private TimelineRules() {}

  /**
   * Returns the timeline after a change; the same revision if nothing changes.
   *
   * @throws PublishException if the change is refused
   */
  static ModelAssignment change(
      ModelCatalogue catalogue, AssignmentRequest request, Instant now, LeadTime lead) {
    catalogue.requireManifest(request.champion());
    request.challengers().forEach(catalogue::requireManifest);
    Optional<ModelAssignment> current = catalogue.timeline(request.route());
    Instant validFrom = validFrom(request, current, lead.usual(now));
    TimelineEntry entry = new TimelineEntry(validFrom, request.champion(), request.challengers());
    if (current.isEmpty()) {
      return new ModelAssignment(request.route(), 1L, List.of(entry), now);
    }
    ModelAssignment before = current.get();
    if (isUnchanged(before, entry, request)) {
      return before;
    }
    requireLead(validFrom, request.force(), now, lead);
    return next(before, with(before.getTimeline(), entry), now);
  }

  /**
   * Returns a timeline with an entry appended.
   *
   * @throws PublishException if the entry starts too soon, or not after the newest one
   */
  static ModelAssignment append(
      ModelAssignment before, TimelineEntry entry, boolean force, Instant now, LeadTime lead) {
    requireLead(entry.getValidFrom(), force, now, lead);
    Instant newest = before.getTimeline().getLast().getValidFrom();
    if (!entry.getValidFrom().isAfter(newest)) {
      throw new PublishException(
          "valid-from %s is not after the newest entry of route %s, which is valid from %s; choose a later time"
              .formatted(entry.getValidFrom(), before.getRoute(), newest));
    }
    return next(before, with(before.getTimeline(), entry), now);
  }

  static ModelAssignment next(ModelAssignment before, List<TimelineEntry> timeline, Instant now) {
    return new ModelAssignment(
        before.getRoute(), before.getRevision() + 1, List.copyOf(timeline), now);
  }

  /**
   * Checks that the application would accept a timeline. One that it refuses for its size may still
   * shrink, step by step.
   *
   * @throws PublishException if the application would refuse it
   */
  static void requireSize(Optional<ModelAssignment> before, ModelAssignment after) {
    int entries = before.map(it -> it.getTimeline().size()).orElse(0);
    if (after.getTimeline().size() >= entries) {
      Optional<AssignmentProblem> problem = AssignmentProblem.of(after.getRoute(), after);
      if (problem.isPresent()) {
        throw new PublishException("the application would refuse this: " + problem.get().detail());
      }
    }
  }

  /**
   * Checks the number of challengers.
   *
   * @throws PublishException if there are too many
   */
  static void requireFew(String route, List<ModelVersion> challengers) {
    Optional<String> problem = AssignmentProblem.tooMany(challengers);
    if (problem.isPresent()) {
      throw new PublishException(
          "the timeline of route %s would have %s".formatted(route, problem.get()));
    }
  }

  /** The requested start, or the default, to the millisecond. */
  static Instant moment(Optional<Instant> validFrom, Instant now, LeadTime lead) {
    return validFrom.orElse(lead.usual(now)).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Comma-separated versions; {@code none} if there are none. */
  static String names(List<ModelVersion> versions) {
    return versions.isEmpty()
        ? "none"
        : versions.stream().map(TimelineQueries::name).collect(Collectors.joining(", "));
  }

  private static Instant validFrom(
      AssignmentRequest request, Optional<ModelAssignment> current, Instant usual) {
    Instant otherwise = current.isEmpty() ? Instant.EPOCH : usual;
    Instant moment = request.validFrom().orElse(otherwise).truncatedTo(ChronoUnit.MILLIS);
    if (moment.isBefore(Instant.EPOCH)) {
      throw new PublishException(
          "valid-from %s is before 1970; use 0 for the beginning".formatted(moment));
    }
    return moment;
  }

  /**
   * Whether nothing would change: the same entry exists, or, without a requested start, the last
   * entry already has these versions.
   */
  private static boolean isUnchanged(
      ModelAssignment before, TimelineEntry entry, AssignmentRequest request) {
    if (before.getTimeline().contains(entry)) {
      return true;
    }
    TimelineEntry last = before.getTimeline().getLast();
    return request.validFrom().isEmpty()
        && last.getChampion().equals(entry.getChampion())
        && last.getChallengers().equals(entry.getChallengers());
  }

  private static void requireLead(Instant validFrom, boolean force, Instant now, LeadTime lead) {
    if (!force && validFrom.isBefore(lead.earliest(now))) {
      throw new PublishException(
          "valid-from %s is not %d s after now, %s: records may have been scored by then and would be scored differently when reprocessed; choose a later time, or use --force"
              .formatted(validFrom, lead.least().toSeconds(), now.truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  private static List<TimelineEntry> with(List<TimelineEntry> timeline, TimelineEntry entry) {
    List<TimelineEntry> changed = new ArrayList<>(timeline);
    changed.removeIf(one -> one.getValidFrom().equals(entry.getValidFrom()));
    changed.add(entry);
    changed.sort(Comparator.comparing(TimelineEntry::getValidFrom));
    return changed;
  }
}
