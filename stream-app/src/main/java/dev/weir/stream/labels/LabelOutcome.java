package dev.weir.stream.labels;

/** What became of a label. */
public enum LabelOutcome {
  /** It met a prediction that had none. */
  JOINED,
  /** It differs from the one known before: that one is taken back. */
  CHANGED,
  /** It says what was known already. */
  SAME,
  /** Its record is not there yet. */
  WAITING,
  /** It came when the retention of its record's prediction was over. */
  TOO_LATE,
  /** It waited, and its record did not come within the retention. */
  UNKNOWN_RECORD,
  /** It became a dead letter, as its key is not the source that it names. */
  KEY_MISMATCH,
  /** It became a dead letter for another reason. */
  DEAD_LETTER,
  /** With {@code role=challenger}: the champion's application sends it to {@code dead-letters}. */
  LEFT_OUT;

  /** The name in metrics. */
  public String tag() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
