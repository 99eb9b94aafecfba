package dev.weir.stream.models;

import java.util.Locale;

/** What went wrong with a challenger on a record; the names are stable, in metrics too. */
public enum ChallengerFailure {
  /** It threw an exception: no prediction. */
  EXCEPTION,
  /** It predicted, but took longer than its budget. */
  TIME_BUDGET,
  /**
   * It could not take the values: no prediction. That says nothing of its health, since the record
   * may be unusable for every version.
   */
  UNUSABLE_INPUT;

  /** The name in metrics. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
