package dev.weir.stream.models;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which versions score a route's records, by event time.
 *
 * @param route the route
 * @param revision counts the changes
 * @param entries at least one, by ascending {@code validFrom}
 */
public record Timeline(String route, long revision, List<Entry> entries) {
  public Timeline {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("the timeline of route " + route + " has no entries");
    }
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).validFrom() <= entries.get(i - 1).validFrom()) {
        throw new IllegalArgumentException(
            "the timeline of route %s is not in order at entry %d".formatted(route, i));
      }
    }
  }

  /**
   * From a moment on, these versions score.
   *
   * @param validFrom the first event time, milliseconds since the epoch
   * @param champion whose predictions count
   * @param challengers the versions to compare with it
   */
  public record Entry(long validFrom, VersionId champion, List<VersionId> challengers) {
    public Entry {
      challengers = List.copyOf(challengers);
    }
  }

  /** The champions, the one that holds at a moment first, since records wait for it. */
  Stream<VersionId> championsFrom(long now) {
    int current = Math.max(0, indexAt(now));
    return Stream.concat(
            Stream.of(entries.get(current).champion()), entries.stream().map(Entry::champion))
        .distinct();
  }

  /** The challengers, those of the entry that holds at a moment first. */
  Stream<VersionId> challengersFrom(long now) {
    int current = Math.max(0, indexAt(now));
    return Stream.concat(
            entries.get(current).challengers().stream(),
            entries.stream().flatMap(entry -> entry.challengers().stream()))
        .distinct();
  }

  /** The entry that holds for an event time; -1: it lies before the first. */
  int indexAt(long eventTime) {
    int index = entries.size() - 1;
    while (index >= 0 && entries.get(index).validFrom() > eventTime) {
      index--;
    }
    return index;
  }
}
