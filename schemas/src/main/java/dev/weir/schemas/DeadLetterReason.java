package dev.weir.schemas;

import dev.weir.base.WireNamed;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reason for a dead letter. The stable names are the text in the header and in metrics: part of the
 * wire contract.
 */
public enum DeadLetterReason implements WireNamed {
  /** Not the wire format, unknown schema id, incompatible schema, or corrupt bytes. */
  UNDECODABLE,
  /**
   * A NaN or infinite value, a label that is empty or longer than 256 characters, or an empty id.
   */
  UNUSABLE_VALUES,
  /** The record's shape is not the model's, or not the one that the record states. */
  WRONG_SIZE,
  /** Too far in the future or in the past. */
  EVENT_TIME_OUT_OF_RANGE,
  /** No route takes records of this topic and source. */
  NO_ROUTE,
  /** A piece of a continuous signal that arrived after its samples were given up. */
  TOO_LATE,
  /** A reading whose time is too far from the grid of its input. */
  OFF_GRID,
  /** The route has no model for this event time. */
  NO_MODEL,
  /** The key differs from the source id in the value. */
  KEY_MISMATCH,
  /**
   * The source or id is too long, or the output for the record would not fit into a Kafka record.
   */
  TOO_LARGE;

  /** The reason with this text; empty for a text of a later version. */
  public static Optional<DeadLetterReason> ofWireName(String text) {
    return Arrays.stream(values()).filter(reason -> reason.wireName().equals(text)).findFirst();
  }
}
