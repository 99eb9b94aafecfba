package dev.weir.schemas;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;

/**
 * Reason and origin of a record on {@code dead-letters}.
 *
 * @param reason a {@link DeadLetterReason#wireName}; later versions may add reasons
 * @param detail explanation for operators; never contains an id, time, label or value of the record
 * @param topic the topic the record was read from
 * @param partition the partition it was read from
 * @param offset its offset there
 * @param time when it was found to be unusable
 */
@JsonPropertyOrder({"time", "reason", "detail", "topic", "partition", "offset"})
public record DeadLetter(
    String reason, String detail, String topic, int partition, long offset, Instant time) {
  /** Longer details are truncated. */
  public static final int MAX_DETAIL = 500;

  public DeadLetter {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(time, "time");
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
  }

  /** Creates a dead letter with a known reason. */
  public DeadLetter(
      DeadLetterReason reason,
      String detail,
      String topic,
      int partition,
      long offset,
      Instant time) {
    this(reason.wireName(), detail, topic, partition, offset, time);
  }
}
