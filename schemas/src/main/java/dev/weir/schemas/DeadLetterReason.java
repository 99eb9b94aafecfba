package dev.weir.schemas;

import java.util.Arrays;
import java.util.Optional;

/** Reason for a dead letter. The texts are part of the wire contract. */
public enum DeadLetterReason {
  /** Not the wire format, unknown schema id, incompatible schema, or corrupt bytes. */
  UNDECODABLE("undecodable"),
  /**
   * A NaN or infinite value, a label that is empty or longer than 256 characters, or an empty id.
   */
  UNUSABLE_VALUES("unusable-values"),
  /** The record's shape is not the model's, or not the one that the record states. */
  WRONG_SIZE("wrong-size"),
  /** Too far in the future or in the past. */
  EVENT_TIME_OUT_OF_RANGE("event-time-out-of-range"),
  /** No route takes records of this topic and source. */
  NO_ROUTE("no-route"),
  /** A piece of a continuous signal that arrived after its samples were given up. */
  TOO_LATE("too-late"),
  /** The route has no model for this event time. */
  NO_MODEL("no-model"),
  /** The key differs from the source id in the value. */
  KEY_MISMATCH("key-mismatch"),
  /**
   * The source or id is too long, or the output for the record would not fit into a Kafka record.
   */
  TOO_LARGE("too-large");

  private final String text;

  DeadLetterReason(String text) {
    this.text = text;
  }

  /** The reason's text in the header and in metrics. */
  public String wireName() {
    return text;
  }

  /** The reason with this text; empty for a text of a later version. */
  public static Optional<DeadLetterReason> ofWireName(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
  }
}
