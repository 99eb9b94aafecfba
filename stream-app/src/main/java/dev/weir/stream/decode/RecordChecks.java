package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Labels;
import dev.weir.schemas.RecordNames;
import dev.weir.stream.config.Durations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

  /** Checks the length of a record's source and id. */
  public static void checkNames(String source, String id) throws RejectedException {
    Optional<String> problem = RecordNames.problem(source, id);
    if (problem.isPresent()) {
      throw new RejectedException(DeadLetterReason.TOO_LARGE, problem.get());
    }
  }

  /**
   * Checks that a record has an id: all records without one would count as duplicates of each
   * other.
   */
  public static void checkId(String id) throws RejectedException {
    if (id.isEmpty()) {
      throw new RejectedException(DeadLetterReason.UNUSABLE_VALUES, "the record's id is empty");
    }
  }

  /**
   * Checks a label.
   *
   * @param label may be null
   */
  public static void checkLabel(String label) throws RejectedException {
    Optional<String> problem = Labels.problem(label);
    if (problem.isPresent()) {
      throw new RejectedException(DeadLetterReason.UNUSABLE_VALUES, problem.get());
    }
  }

  /**
   * Checks that a signal, or a piece of one, has the same number of samples in each channel.
   *
   * @param values number of values
   * @param channels at least 1
   */
  public static void checkSamples(int values, int channels) throws RejectedException {
    if (values == 0 || values % channels != 0) {
      throw wrongSize(
          "there are %d values, no whole number of samples of %d channels"
              .formatted(values, channels));
    }
  }

  /** Checks that all values of a signal are finite. */
  public static void checkFinite(double[] values) throws RejectedException {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new RejectedException(
            DeadLetterReason.UNUSABLE_VALUES, "value %d is not finite".formatted(i));
      }
    }
  }

  private static RejectedException wrongSize(String detail) {
    return new RejectedException(DeadLetterReason.WRONG_SIZE, detail);
  }

  /**
   * Checks an event time against the clock.
   *
   * @param now milliseconds since the epoch
   * @return the event time in milliseconds since the epoch
   */
  public long checkEventTime(Instant eventTime, long now) throws RejectedException {
    return checkEventTime(eventTime.toEpochMilli(), now);
  }

  /**
   * Checks an event time against the clock.
   *
   * @param millis the event time in milliseconds since the epoch
   * @param now milliseconds since the epoch
   * @return the event time
   */
  public long checkEventTime(long millis, long now) throws RejectedException {
    if (millis < now - maxPast) {
      throw outOfRange(maxPast, "behind the clock (event.time.max.past)");
    }
    if (millis > now + maxFuture) {
      throw outOfRange(maxFuture, "ahead of the clock (event.time.max.future)");
    }
    return millis;
  }

  private static RejectedException outOfRange(long limit, String where) {
    return new RejectedException(
        DeadLetterReason.EVENT_TIME_OUT_OF_RANGE,
        "the event time lies more than %s %s"
            .formatted(Durations.text(Duration.ofMillis(limit)), where));
  }
}
