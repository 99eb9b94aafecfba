package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** What happened to a label. */
public enum LabelOutcome implements WireNamed {
  /** Joined a prediction without a label. */
  JOINED,
  /** Replaced a different label. */
  CHANGED,
  /** Equals the known label. */
  SAME,
  /** Waits for its record. */
  WAITING,
  /** Arrived after the retention of its record's prediction. */
  TOO_LATE,
  /** Waited, but its record did not arrive within the retention. */
  UNKNOWN_RECORD,
  /** Became a dead letter because its key is not its source. */
  KEY_MISMATCH,
  /** Became a dead letter for another reason. */
  DEAD_LETTER,
  /** With {@code role=challenger}: the champion's application sends it to {@code dead-letters}. */
  LEFT_OUT
}
