package dev.weir.stream.models;

import dev.weir.routes.TimelineLimits;
import java.util.List;
import java.util.stream.IntStream;

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
    TimelineLimits.ofEntries(entries.size()).ifPresent(problem -> refuse(route, problem));
    for (Entry entry : entries) {
      TimelineLimits.ofChallengers(entry.challengers().size())
          .ifPresent(problem -> refuse(route, problem));
    }
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).validFrom() <= entries.get(i - 1).validFrom()) {
        throw new IllegalArgumentException(
            "the timeline of route %s is not in order at entry %d".formatted(route, i));
      }
    }
  }

  private static void refuse(String route, String problem) {
    throw new IllegalArgumentException("the timeline of route %s has %s".formatted(route, problem));
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

  /**
   * The entries that records from a moment on meet, by their place: the one that holds at another,
   * later moment first, since records wait for it; then those before it, the latest first, which
   * late records ask for; then those to come. With entries from 0, 10, 20 and 30, from 15 at 25:
   * the third, the second and the fourth; the first ended at 10.
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

  /** The entry that holds for an event time; -1: it lies before the first. */
  int indexAt(long eventTime) {
    int index = entries.size() - 1;
    while (index >= 0 && entries.get(index).validFrom() > eventTime) {
      index--;
    }
    return index;
  }
}
