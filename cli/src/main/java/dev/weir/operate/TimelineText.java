package dev.weir.operate;

import dev.weir.console.TextTable;
import dev.weir.routes.Timelines;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.PlainText;
import dev.weir.schemas.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A route's timeline as a table: the versions by event time. */
public final class TimelineText {

  private TimelineText() {}

  /** A line with the route and its revision, and a line per entry. */
  public static String of(ModelAssignment assignment, Instant now) {
    Optional<TimelineEntry> present = Timelines.at(assignment, now);
    TextTable table = new TextTable("  FROM EVENT TIME", "CHAMPION", "CHALLENGERS", "");
    for (TimelineEntry entry : assignment.getTimeline()) {
      table.row(
          "  " + moment(entry.getValidFrom()),
          Timelines.name(entry.getChampion()),
          challengers(entry),
          state(entry, present, now));
    }
    return "route %s, revision %d, changed %s%n%s"
        .formatted(
            PlainText.fit(assignment.getRoute()),
            assignment.getRevision(),
            assignment.getChangedAt(),
            table);
  }

  static String moment(Instant from) {
    return from.equals(Instant.EPOCH) ? "the beginning" : from.toString();
  }

  private static String challengers(TimelineEntry entry) {
    return entry.getChallengers().isEmpty()
        ? "-"
        : entry.getChallengers().stream().map(Timelines::name).collect(Collectors.joining(", "));
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
