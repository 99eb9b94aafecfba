package dev.weir.modelregistry.routes;

import java.util.Optional;

/**
 * Size limits of a route's timeline: every change reads all of it, and each challenger of an entry
 * scores every record in the entry's time range.
 */
public final class TimelineLimits {
  /** Enough for three entries a day for several years. */
  public static final int MOST_ENTRIES = 5_000;

  /** Limit on the versions that score beside a champion. */
  public static final int MOST_CHALLENGERS = 32;

  private TimelineLimits() {}

  /** Error message if there are too many entries. */
  public static Optional<String> ofEntries(int entries) {
    return entries <= MOST_ENTRIES
        ? Optional.empty()
        : Optional.of(
            "%d entries; a timeline can have %d: prune it".formatted(entries, MOST_ENTRIES));
  }

  /** Error message if an entry has too many challengers. */
  public static Optional<String> ofChallengers(int challengers) {
    return challengers <= MOST_CHALLENGERS
        ? Optional.empty()
        : Optional.of(
            "%d challengers of one champion; there can be %d"
                .formatted(challengers, MOST_CHALLENGERS));
  }
}
