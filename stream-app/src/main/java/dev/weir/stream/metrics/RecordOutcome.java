package dev.weir.stream.metrics;

import java.util.Locale;

/** What happened to an input record. */
public enum RecordOutcome {
  /** Predicted. */
  PREDICTED,
  /** Predicted before. */
  DUPLICATE,
  /** Unusable. */
  DEAD_LETTER,
  /**
   * With {@code role=challenger}: no challenger predicted it, or it was unusable and the champion's
   * application sends it to {@code dead-letters}.
   */
  LEFT_OUT;

  /** The name in metrics. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
