package dev.weir.schemas;

import java.util.Arrays;
import java.util.Optional;

/** Why a record went to {@code dead-letters}. The texts are part of the wire contract. */
public enum DeadLetterReason {
  /** Not in the wire format, an unknown schema id, an incompatible schema, or broken bytes. */
  UNDECODABLE("undecodable"),
  /**
   * A value that is not finite, NaN or infinite, a label that is empty or has more than 256
   * characters, or an empty id.
   */
  UNUSABLE_VALUES("unusable-values"),
  /** Not the shape that the model takes, or not the shape that the record itself states. */
  WRONG_SIZE("wrong-size"),
  /** Too far in the future or in the past. */
  EVENT_TIME_OUT_OF_RANGE("event-time-out-of-range"),
  /** No route takes records of this topic and source. */
  NO_ROUTE("no-route"),
  /** A piece of a continuous signal that came after its samples were given up. */
  TOO_LATE("too-late"),
  /** The route has no model for this event time. */
  NO_MODEL("no-model"),
  /** The key is not the source id in the value. */
  KEY_MISMATCH("key-mismatch"),
  /**
   * Its source or id has too many bytes, or what is to be written of it would not fit into a record
   * of Kafka.
   */
  TOO_LARGE("too-large");

  private final String text;

  DeadLetterReason(String text) {
    this.text = text;
  }

  /** The reason as it is in the header and in metrics. */
  public String text() {
    return text;
  }

  /** The reason of a text; empty for a text of a later version. */
  public static Optional<DeadLetterReason> ofText(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
  }
}
