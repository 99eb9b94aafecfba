package dev.weir.modelregistry.publish;

import java.time.Duration;
import java.time.Instant;

/**
 * The minimum time between a timeline change and its first event time, so that every instance has
 * received the change before the first record that it affects: half a minute, or the limit for
 * event times in the future if that is more. A record that is five minutes ahead of the clock is
 * scored by the current timeline.
 *
 * @param least minimum lead of an entry
 */
public record LeadTime(Duration least) {
  /** Lower limit: instances need this time to receive a change and load its models. */
  public static final LeadTime SHORTEST = new LeadTime(Duration.ofSeconds(30));

  /** Lead for an application with default settings. */
  public static final LeadTime USUAL = new LeadTime(Duration.ofMinutes(5));

  private static final Duration MORE = Duration.ofSeconds(30);

  /**
   * The lead for an application.
   *
   * @param maxFuture {@code event.time.max.future}
   */
  public static LeadTime of(Duration maxFuture) {
    return maxFuture.compareTo(SHORTEST.least) > 0 ? new LeadTime(maxFuture) : SHORTEST;
  }

  /** The earliest allowed start of an entry. */
  Instant earliest(Instant now) {
    return now.plus(least);
  }

  /** The start of an entry if the request does not specify one. */
  Instant usual(Instant now) {
    return earliest(now).plus(MORE);
  }
}
