package dev.weir.trainer.history;

import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of event time. Topics are read from Kafka timestamp {@code from - margin} on: records
 * whose event time is ahead of Kafka's by more than the margin are missed. Late records are found
 * however late they are.
 *
 * @param from the first event time, to the millisecond
 * @param to the first event time after the span
 * @param margin how far event times may be ahead of Kafka's, and labels ahead of their records
 */
public record EventTimeRange(Instant from, Instant to, Duration margin) {

  /** The application's default limit for event times in the future. */
  public static final Duration USUAL_MARGIN = Duration.ofHours(1);

  public EventTimeRange {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.truncatedTo(ChronoUnit.MILLIS);
    if (!from.isBefore(to)) {
      throw new DataException("the span from %s to %s is empty".formatted(from, to));
    }
    if (margin.isNegative()) {
      throw new DataException("the margin is %s; it cannot be negative".formatted(margin));
    }
  }

  /** Whether it contains an event time in milliseconds since the epoch. */
  boolean contains(long eventTime) {
    return from.toEpochMilli() <= eventTime && eventTime < to.toEpochMilli();
  }

  /** The Kafka timestamp from which topics are read. */
  Instant start() {
    return from.isAfter(Instant.EPOCH.plus(margin)) ? from.minus(margin) : Instant.EPOCH;
  }
}
