package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** A challenger's failure on a record; the names are stable, also in metrics. */
public enum ChallengerFailure implements WireNamed {
  /** It threw an exception: no prediction. */
  EXCEPTION,
  /** It predicted, but exceeded its time budget. */
  TIME_BUDGET,
  /**
   * It could not accept the values: no prediction. Does not affect its health, since the record may
   * be unusable for every version.
   */
  UNUSABLE_INPUT
}
