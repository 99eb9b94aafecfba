package dev.weir.modelregistry.routes;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Queries on timelines. */
public final class TimelineQueries {
  private TimelineQueries() {}

  /**
   * Index of the entry that applies to an event time: the last that starts at it or before; -1
   * before the first. Allocates nothing.
   *
   * @param entries by ascending start
   * @param validFrom an entry's first event time, milliseconds since the epoch
   * @param eventTime milliseconds since the epoch
   */
  public static <E> int indexAt(List<E> entries, ToLongFunction<E> validFrom, long eventTime) {
    int index = entries.size() - 1;
    while (index >= 0 && validFrom.applyAsLong(entries.get(index)) > eventTime) {
      index--;
    }
    return index;
  }

  /** Index of the entry that applies to an event time; -1 before the first. */
  public static int indexAt(ModelAssignment assignment, Instant eventTime) {
    return indexAt(
        assignment.getTimeline(),
        entry -> entry.getValidFrom().toEpochMilli(),
        eventTime.toEpochMilli());
  }

  /** The entry that applies to an event time. */
  public static Optional<TimelineEntry> at(ModelAssignment assignment, Instant eventTime) {
    int index = indexAt(assignment, eventTime);
    return index < 0 ? Optional.empty() : Optional.of(assignment.getTimeline().get(index));
  }

  /** The version of a manifest. */
  public static ModelVersion version(ModelManifest manifest) {
    return new ModelVersion(manifest.getName(), manifest.getVersion());
  }

  /** A version as {@code name/version}. */
  public static String name(ModelVersion version) {
    return version.getName() + "/" + version.getVersion();
  }

  /** The versions of an entry, the champion first. */
  public static Stream<ModelVersion> versions(TimelineEntry entry) {
    return Stream.concat(Stream.of(entry.getChampion()), entry.getChallengers().stream());
  }

  /** The versions of a timeline, without duplicates. */
  public static Stream<ModelVersion> versions(ModelAssignment assignment) {
    return assignment.getTimeline().stream().flatMap(TimelineQueries::versions).distinct();
  }

  /** A version's role in an entry, as in its predictions; empty: none. */
  public static Optional<String> role(ModelVersion version, TimelineEntry entry) {
    if (entry.getChampion().equals(version)) {
      return Optional.of(Prediction.CHAMPION);
    }
    return entry.getChallengers().contains(version)
        ? Optional.of(Prediction.CHALLENGER)
        : Optional.empty();
  }
}
