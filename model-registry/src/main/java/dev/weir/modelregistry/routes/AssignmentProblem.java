package dev.weir.modelregistry.routes;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.TimelineEntry;
import java.util.List;
import java.util.Optional;

/**
 * An error in a record of {@code models} that assigns versions to a route. The application refuses
 * such a record, and the commands apply the same rules.
 *
 * @param detail the error message
 * @param isSize whether the timeline is valid, but too large
 */
public record AssignmentProblem(String detail, boolean isSize) {
  /** Enough for three entries a day for several years; every change reads all of them. */
  private static final int MOST_ENTRIES = 5_000;

  /**
   * Limit on the versions beside a champion: each scores every record in the entry's time range.
   */
  private static final int MOST_CHALLENGERS = 32;

  /**
   * Validates a record.
   *
   * @param key of the record
   * @return empty if it can be used
   */
  public static Optional<AssignmentProblem> of(String key, ModelAssignment assignment) {
    return unsound(key, assignment)
        .map(detail -> new AssignmentProblem(detail, false))
        .or(() -> tooLarge(assignment).map(detail -> new AssignmentProblem(detail, true)));
  }

  private static Optional<String> unsound(String key, ModelAssignment assignment) {
    if (!key.equals(assignment.getRoute())) {
      return Optional.of(
          "the record under key %s is not its assignment".formatted(TextSanitizer.fit(key)));
    }
    try {
      ModelKeyFormat.requireName("route", key);
      assignment.getTimeline().forEach(AssignmentProblem::requireNames);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    return disorder(assignment).map(detail -> "the timeline of route %s %s".formatted(key, detail));
  }

  /** A slash in a name would make the keys of counts by version ambiguous. */
  private static void requireNames(TimelineEntry entry) {
    requireNames(entry.getChampion());
    entry.getChallengers().forEach(AssignmentProblem::requireNames);
  }

  private static void requireNames(ModelVersion version) {
    ModelKeyFormat.requireName("model name", version.getName());
    ModelKeyFormat.requireName("model version", version.getVersion());
  }

  private static Optional<String> disorder(ModelAssignment assignment) {
    List<TimelineEntry> entries = assignment.getTimeline();
    if (entries.isEmpty()) {
      return Optional.of("has no entries");
    }
    for (int i = 1; i < entries.size(); i++) {
      if (!entries.get(i).getValidFrom().isAfter(entries.get(i - 1).getValidFrom())) {
        return Optional.of("is not in order at entry " + i);
      }
    }
    return Optional.empty();
  }

  /** The exceeded limit of a timeline, if any. */
  private static Optional<String> tooLarge(ModelAssignment assignment) {
    List<TimelineEntry> entries = assignment.getTimeline();
    return entries.size() > MOST_ENTRIES
        ? Optional.of(
            "the timeline of route %s has %d entries; a timeline can have %d: prune it"
                .formatted(assignment.getRoute(), entries.size(), MOST_ENTRIES))
        : entries.stream()
            .flatMap(entry -> tooMany(entry.getChallengers()).stream())
            .findFirst()
            .map(
                detail ->
                    "the timeline of route %s has %s".formatted(assignment.getRoute(), detail));
  }

  /** Error message if an entry has too many challengers. */
  public static Optional<String> tooMany(List<ModelVersion> challengers) {
    return challengers.size() <= MOST_CHALLENGERS
        ? Optional.empty()
        : Optional.of(
            "%d challengers of one champion; there can be %d"
                .formatted(challengers.size(), MOST_CHALLENGERS));
  }
}
