package dev.weir.stream.models;

import java.time.Duration;

/**
 * When a challenger is suspended.
 *
 * @param maxFailures maximum failures in a row, at least 1
 * @param timeBudget a record that takes longer is a failure
 */
public record ChallengerLimits(int maxFailures, Duration timeBudget) {
  public ChallengerLimits {
    if (maxFailures < 1) {
      throw new IllegalArgumentException("maxFailures must be at least 1, not " + maxFailures);
    }
  }
}
