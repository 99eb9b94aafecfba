package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** What happened to an input record. */
public enum RecordOutcome implements WireNamed {
  /** At least one version predicted it. */
  PREDICTED,
  /** Its id had already been predicted. */
  DUPLICATE,
  /** It could not be used. */
  DEAD_LETTER,
  /**
   * With {@code role=challenger}: no challenger predicted it, or it was unusable and the champion's
   * application sends it to {@code dead-letters}.
   */
  LEFT_OUT
}
