package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules for changing a route's timeline. An entry must lie at least {@link #LEAST_LEAD} ahead,
 * so that every instance knows it before the first record that it scores; only a route's first
 * entry may lie anywhere, as nothing was scored yet.
 */
public final class Timelines {
  /** How far ahead an entry must lie. */
  public static final Duration LEAST_LEAD = Duration.ofSeconds(30);

  /** How far ahead an entry lies if the request does not say. */
  public static final Duration USUAL_LEAD = Duration.ofSeconds(60);

  private Timelines() {}

  /**
   * Returns the timeline after a change; of the same revision if it already says so.
   *
   * @throws PublishException if the change is refused
   */
  static ModelAssignment change(ModelCatalogue catalogue, AssignmentRequest request, Instant now) {
    catalogue.requireManifest(request.champion());
    request.challengers().forEach(catalogue::requireManifest);
    Optional<ModelAssignment> current = catalogue.assignment(request.route());
    Instant validFrom = validFrom(request, current, now);
    TimelineEntry entry = new TimelineEntry(validFrom, request.champion(), request.challengers());
    if (current.isEmpty()) {
      return new ModelAssignment(request.route(), 1L, List.of(entry), now);
    }
    ModelAssignment before = current.get();
    if (saysSo(before, entry, request)) {
      return before;
    }
    requireLead(validFrom, request.force(), now);
    return next(before, with(before.getTimeline(), entry), now);
  }

  /**
   * Returns a timeline with one more entry at its end.
   *
   * @throws PublishException if the entry is too near, or not after the newest one
   */
  static ModelAssignment append(
      ModelAssignment before, TimelineEntry entry, boolean force, Instant now) {
    requireLead(entry.getValidFrom(), force, now);
    Instant newest = before.getTimeline().getLast().getValidFrom();
    if (!entry.getValidFrom().isAfter(newest)) {
      throw new PublishException(
          "valid-from %s is not after the newest entry of route %s, which holds from %s; choose a later moment"
              .formatted(entry.getValidFrom(), before.getRoute(), newest));
    }
    return next(before, with(before.getTimeline(), entry), now);
  }

  /** The next revision of a timeline. */
  static ModelAssignment next(ModelAssignment before, List<TimelineEntry> timeline, Instant now) {
    return new ModelAssignment(
        before.getRoute(), before.getRevision() + 1, List.copyOf(timeline), now);
  }

  /** The moment that a request asks for, or the usual one, to the millisecond. */
  static Instant moment(Optional<Instant> validFrom, Instant now) {
    return validFrom.orElse(now.plus(USUAL_LEAD)).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Which entry scores records of an event time. */
  public static Optional<TimelineEntry> at(ModelAssignment assignment, Instant eventTime) {
    return assignment.getTimeline().stream()
        .filter(entry -> !entry.getValidFrom().isAfter(eventTime))
        .reduce((earlier, later) -> later);
  }

  /** A version as {@code name/version}. */
  public static String name(ModelVersion version) {
    return version.getName() + "/" + version.getVersion();
  }

  /** The versions of an entry, the champion first. */
  public static Stream<ModelVersion> versions(TimelineEntry entry) {
    return Stream.concat(Stream.of(entry.getChampion()), entry.getChallengers().stream());
  }

  /** A version's role in an entry, as its predictions name it; empty: none. */
  public static Optional<String> role(ModelVersion version, TimelineEntry entry) {
    if (entry.getChampion().equals(version)) {
      return Optional.of(Prediction.CHAMPION);
    }
    return entry.getChallengers().contains(version)
        ? Optional.of(Prediction.CHALLENGER)
        : Optional.empty();
  }

  /** Versions by commas; {@code none} where there are none. */
  static String names(List<ModelVersion> versions) {
    return versions.isEmpty()
        ? "none"
        : versions.stream().map(Timelines::name).collect(Collectors.joining(", "));
  }

  private static Instant validFrom(
      AssignmentRequest request, Optional<ModelAssignment> current, Instant now) {
    Instant otherwise = current.isEmpty() ? Instant.EPOCH : now.plus(USUAL_LEAD);
    Instant moment = request.validFrom().orElse(otherwise).truncatedTo(ChronoUnit.MILLIS);
    if (moment.isBefore(Instant.EPOCH)) {
      throw new PublishException(
          "valid-from %s is before 1970; use 0 for the beginning".formatted(moment));
    }
    return moment;
  }

  /**
   * Whether nothing would change: the same entry is there, or, without a given moment, the last
   * entry already has these versions.
   */
  private static boolean saysSo(
      ModelAssignment before, TimelineEntry entry, AssignmentRequest request) {
    if (before.getTimeline().contains(entry)) {
      return true;
    }
    TimelineEntry last = before.getTimeline().getLast();
    return request.validFrom().isEmpty()
        && last.getChampion().equals(entry.getChampion())
        && last.getChallengers().equals(entry.getChallengers());
  }

  private static void requireLead(Instant validFrom, boolean force, Instant now) {
    if (!force && validFrom.isBefore(now.plus(LEAST_LEAD))) {
      throw new PublishException(
          "valid-from %s is not %d s after now, %s: records may have been scored by then and would be scored differently when read again; choose a later moment, or force it"
              .formatted(validFrom, LEAST_LEAD.toSeconds(), now.truncatedTo(ChronoUnit.MILLIS)));
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
