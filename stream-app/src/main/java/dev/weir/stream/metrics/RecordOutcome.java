package dev.weir.stream.metrics;

import java.util.Locale;

/** What became of an input record. */
public enum RecordOutcome {
  /** It was predicted. */
  PREDICTED,
  /** It had been predicted before. */
  DUPLICATE,
  /** It could not be used. */
  DEAD_LETTER,
  /**
   * With {@code role=challenger}: no challenger predicted it, or it could not be used and is for
   * the champion's application to send to {@code dead-letters}.
   */
  LEFT_OUT;

  /** The name in metrics. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
