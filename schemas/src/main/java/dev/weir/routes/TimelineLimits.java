package dev.weir.routes;

import java.util.Optional;

/**
 * How much a route's timeline may hold: every change reads all of it, and each challenger of an
 * entry scores every record of its time.
 */
public final class TimelineLimits {
  /** Three of them a day, for some years. */
  public static final int MOST_ENTRIES = 5_000;

  /** Versions that score beside a champion. */
  public static final int MOST_CHALLENGERS = 32;

  private TimelineLimits() {}

  /** What is wrong with so many entries, if anything. */
  public static Optional<String> ofEntries(int entries) {
    return entries <= MOST_ENTRIES
        ? Optional.empty()
        : Optional.of(
            "%d entries; a timeline can have %d: prune it".formatted(entries, MOST_ENTRIES));
  }

  /** What is wrong with so many challengers of one entry, if anything. */
  public static Optional<String> ofChallengers(int challengers) {
    return challengers <= MOST_CHALLENGERS
        ? Optional.empty()
        : Optional.of(
            "%d challengers of one champion; there can be %d"
                .formatted(challengers, MOST_CHALLENGERS));
  }
}
