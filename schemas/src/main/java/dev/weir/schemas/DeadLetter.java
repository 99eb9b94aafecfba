package dev.weir.schemas;

import java.time.Instant;
import java.util.Objects;

/**
 * Why a record is on {@code dead-letters}, and where it came from.
 *
 * @param reason a {@link DeadLetterReason#text}; a later version may know more of them
 * @param detail for people: what exactly was wrong; never an id, a time, a label or a value of the
 *     record
 * @param topic the topic it was read from
 * @param partition the partition it was read from
 * @param offset its offset there
 * @param time when it was found to be unusable
 */
public record DeadLetter(
    String reason, String detail, String topic, int partition, long offset, Instant time) {
  /** Longer details are cut. */
  public static final int MAX_DETAIL = 500;

  public DeadLetter {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(time, "time");
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
  }

  /** A dead letter of a reason of today. */
  public DeadLetter(
      DeadLetterReason reason,
      String detail,
      String topic,
      int partition,
      long offset,
      Instant time) {
    this(reason.text(), detail, topic, partition, offset, time);
  }
}
