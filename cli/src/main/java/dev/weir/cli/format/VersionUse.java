package dev.weir.cli.format;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A span of event time in which a version scores a route.
 *
 * @param route the route
 * @param role champion or challenger
 * @param from the first event time; the epoch: from the beginning
 * @param until the first event time after it; empty: still valid
 */
public record VersionUse(String route, String role, Instant from, Optional<Instant> until) {

  /** A version's uses by route and time; consecutive entries are merged. */
  public static List<VersionUse> of(ModelVersion version, Collection<ModelAssignment> assignments) {
    List<VersionUse> uses = new ArrayList<>();
    for (ModelAssignment assignment : assignments) {
      List<TimelineEntry> timeline = assignment.getTimeline();
      VersionUse open = null;
      for (TimelineEntry entry : timeline) {
        Optional<String> role = TimelineQueries.role(version, entry);
        if (open != null && !role.equals(Optional.of(open.role()))) {
          uses.add(open.until(entry.getValidFrom()));
          open = null;
        }
        if (open == null && role.isPresent()) {
          open =
              new VersionUse(
                  assignment.getRoute(), role.get(), entry.getValidFrom(), Optional.empty());
        }
      }
      if (open != null) {
        uses.add(open);
      }
    }
    return uses;
  }

  private VersionUse until(Instant moment) {
    return new VersionUse(route, role, from, Optional.of(moment));
  }

  /** Such as {@code champion of signals since 2026-03-01T12:00:00Z}. */
  public String describe(Instant now) {
    return "%s of %s %s".formatted(role, route, span(now));
  }

  private String span(Instant now) {
    if (until.isPresent() && !until.get().isAfter(now)) {
      return "until " + until.get();
    }
    String ends = until.map(moment -> " until " + moment).orElse("");
    if (from.equals(Instant.EPOCH)) {
      return "since the beginning" + ends;
    }
    return (from.isAfter(now) ? "from " : "since ") + from + ends;
  }
}
