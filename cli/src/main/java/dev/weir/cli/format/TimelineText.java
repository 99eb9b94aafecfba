package dev.weir.cli.format;

import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.reports.text.TextTable;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A route's timeline as a table: the versions by event time. */
public final class TimelineText {

  private static final int DETAIL = 500;

  private TimelineText() {}

  /** A line with the route and its revision, and a line per entry. */
  public static String of(ModelAssignment assignment, Instant now) {
    Optional<TimelineEntry> present = TimelineQueries.at(assignment, now);
    TextTable table = new TextTable("  FROM EVENT TIME", "CHAMPION", "CHALLENGERS", "");
    for (TimelineEntry entry : assignment.getTimeline()) {
      table.row(
          "  " + moment(entry.getValidFrom()),
          TimelineQueries.name(entry.getChampion()),
          challengers(entry),
          state(entry, present, now));
    }
    return "route %s, revision %d, changed %s%n%s"
        .formatted(
            TextSanitizer.fit(assignment.getRoute()),
            assignment.getRevision(),
            assignment.getChangedAt(),
            table);
  }

  /** A line per refused version, each after a line break; empty if none is refused. */
  public static String refusals(Map<ModelVersion, Refusal> refusals) {
    return refusals.entrySet().stream()
        .map(one -> System.lineSeparator() + "  " + refusal(one.getKey(), one.getValue()))
        .collect(Collectors.joining());
  }

  private static String refusal(ModelVersion version, Refusal why) {
    return "%s does not score, the application refuses it, %s: %s"
        .formatted(
            TextSanitizer.fit(TimelineQueries.name(version)),
            why.reason().wireName(),
            TextSanitizer.fit(why.detail(), DETAIL));
  }

  static String moment(Instant from) {
    return from.equals(Instant.EPOCH) ? "the beginning" : from.toString();
  }

  private static String challengers(TimelineEntry entry) {
    return entry.getChallengers().isEmpty()
        ? "-"
        : entry.getChallengers().stream()
            .map(TimelineQueries::name)
            .collect(Collectors.joining(", "));
  }

  private static String state(TimelineEntry entry, Optional<TimelineEntry> present, Instant now) {
    if (present.isPresent() && present.get().equals(entry)) {
      return "now";
    }
    if (!entry.getValidFrom().isAfter(now)) {
      return "past";
    }
    return "in " + rough(Duration.between(now, entry.getValidFrom()));
  }

  private static String rough(Duration time) {
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
  }
}
