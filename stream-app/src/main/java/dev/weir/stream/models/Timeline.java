package dev.weir.stream.models;

import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.stream.names.ModelVersionId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which versions score a route's records, by event time; what {@link
 * dev.weir.modelregistry.routes.AssignmentProblem} finds is refused before.
 *
 * @param route the route
 * @param revision incremented by each change
 * @param entries at least one, by ascending {@code validFrom}
 */
public record Timeline(String route, long revision, List<Entry> entries) {
  public Timeline {
    entries = List.copyOf(entries);
  }

  /**
   * The versions that score from a time on.
   *
   * @param validFrom the first event time, milliseconds since the epoch
   * @param champion whose predictions count
   * @param challengers the versions to compare with it
   */
  public record Entry(long validFrom, ModelVersionId champion, List<ModelVersionId> challengers) {
    public Entry {
      challengers = List.copyOf(challengers);
    }
  }

  /**
   * Indices of the entries that records from a time on may need: first the one valid at the second
   * time, since records wait for it; then earlier ones, the latest first, for late records; then
   * future ones. With entries from 0, 10, 20 and 30, from 15 at 25: the third, the second and the
   * fourth; the first ended at 10.
   *
   * @param from event time, milliseconds since the epoch
   * @param now event time, milliseconds since the epoch
   */
  List<Integer> entriesFrom(long from, long now) {
    int current = Math.max(0, indexAt(now));
    int first = Math.max(0, Math.min(current, indexAt(from)));
    return IntStream.concat(
            IntStream.iterate(current, i -> i >= first, i -> i - 1),
            IntStream.range(current + 1, entries.size()))
        .boxed()
        .toList();
  }

  /** Index of the entry valid at an event time; -1 before the first. */
  int indexAt(long eventTime) {
    return TimelineQueries.indexAt(entries, Entry::validFrom, eventTime);
  }
}
