package dev.weir.publish;

import java.time.Duration;
import java.time.Instant;

/**
 * How far ahead a change of a timeline must lie, so that every instance knows it before the first
 * record that it scores: half a minute, or as far ahead as event times may lie where that is more.
 * A record that is five minutes ahead of the clock is scored by what is known today.
 *
 * @param least how far ahead an entry must lie
 */
public record Lead(Duration least) {
  /**
   * However little event times may lie ahead: instances hear of a change, and load what it says.
   */
  public static final Lead SHORTEST = new Lead(Duration.ofSeconds(30));

  /** Of an application without settings. */
  public static final Lead USUAL = new Lead(Duration.ofMinutes(5));

  private static final Duration MORE = Duration.ofSeconds(30);

  /**
   * The lead for an application.
   *
   * @param maxFuture {@code event.time.max.future}
   */
  public static Lead of(Duration maxFuture) {
    return maxFuture.compareTo(SHORTEST.least) > 0 ? new Lead(maxFuture) : SHORTEST;
  }

  /** The first moment that is far enough ahead. */
  Instant earliest(Instant now) {
    return now.plus(least);
  }

  /** The moment that an entry holds from if the request does not say. */
  Instant usual(Instant now) {
    return earliest(now).plus(MORE);
  }
}
