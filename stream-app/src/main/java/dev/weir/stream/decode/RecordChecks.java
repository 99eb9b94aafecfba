package dev.weir.stream.decode;

import dev.weir.base.Durations;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Checks for input records of all types. */
public final class RecordChecks {
  private static final long NO_LIMIT_DAYS = 1_000_000;

  /** Checks that accept every event time. */
  public static final RecordChecks OF_ANY_AGE =
      new RecordChecks(Duration.ofDays(NO_LIMIT_DAYS), Duration.ofDays(NO_LIMIT_DAYS));

  private final long maxPast;
  private final long maxFuture;

  /**
   * Creates checks.
   *
   * @param maxPast how far an event time may lie behind the clock
   * @param maxFuture how far it may lie ahead
   */
  public RecordChecks(Duration maxPast, Duration maxFuture) {
    this.maxPast = maxPast.toMillis();
    this.maxFuture = maxFuture.toMillis();
  }

  /**
   * Checks that the record's key is its source: the order of a source's records and the join of
   * predictions and labels depend on it.
   */
  public static void checkKey(byte[] key, String source) throws RejectedException {
    if (key == null) {
      throw new RejectedException(
          DeadLetterReason.KEY_MISMATCH, "the record has no key; its key must be its source");
    }
    if (!Arrays.equals(key, source.getBytes(StandardCharsets.UTF_8))) {
      throw new RejectedException(
          DeadLetterReason.KEY_MISMATCH, "the record's key is not its source in plain UTF-8");
    }
  }

  /** Rejects a record that is invalid in itself. */
  public static void check(Optional<RecordFault> fault) throws RejectedException {
    if (fault.isPresent()) {
      throw new RejectedException(fault.get().reason(), fault.get().detail());
    }
  }

  /**
   * Checks an event time against the clock.
   *
   * @param millis the event time in milliseconds since the epoch
   * @param now milliseconds since the epoch
   */
  public void checkEventTime(long millis, long now) throws RejectedException {
    if (millis < now - maxPast) {
      throw outOfRange(maxPast, "behind the clock (event.time.max.past)");
    }
    if (millis > now + maxFuture) {
      throw outOfRange(maxFuture, "ahead of the clock (event.time.max.future)");
    }
  }

  private static RejectedException outOfRange(long limit, String where) {
    return new RejectedException(
        DeadLetterReason.EVENT_TIME_OUT_OF_RANGE,
        "the event time lies more than %s %s"
            .formatted(Durations.text(Duration.ofMillis(limit)), where));
  }
}
