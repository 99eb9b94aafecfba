package dev.weir.history;

import dev.weir.data.DataException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of event time. The topics are read from Kafka's time {@code from - margin} on: a record
 * whose event time lies further ahead of Kafka's time than the margin is not found. One that came
 * late is, however late.
 *
 * @param from the first event time, to the millisecond
 * @param to the first event time after the span
 * @param margin how far event times may lie ahead of Kafka's, and labels may come before their
 *     records
 */
public record Span(Instant from, Instant to, Duration margin) {

  /** As far ahead as the application lets event times be, unless its settings say otherwise. */
  public static final Duration USUAL_MARGIN = Duration.ofHours(1);

  public Span {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.truncatedTo(ChronoUnit.MILLIS);
    if (!from.isBefore(to)) {
      throw new DataException("the span from %s to %s is empty".formatted(from, to));
    }
    if (margin.isNegative()) {
      throw new DataException("the margin is %s; it cannot be negative".formatted(margin));
    }
  }

  /** Whether an event time, in milliseconds since the epoch, lies in it. */
  boolean contains(long eventTime) {
    return from.toEpochMilli() <= eventTime && eventTime < to.toEpochMilli();
  }

  /** Kafka's time from which on topics are read. */
  Instant start() {
    return from.isAfter(Instant.EPOCH.plus(margin)) ? from.minus(margin) : Instant.EPOCH;
  }
}
