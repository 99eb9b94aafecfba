package dev.weir.stream.config;

import dev.weir.base.WireNamed;

/**
 * Which of a timeline's versions an application scores. A single application that scores all is the
 * simplest. Two applications, one {@link #CHAMPION} and one {@link #CHALLENGER} under another
 * application id, isolate the champion from a challenger that hangs or exhausts memory.
 */
public enum InstanceRole implements WireNamed {
  /** Champions and challengers. */
  ALL,
  /** Champions only; another application scores the challengers. */
  CHAMPION,
  /** Challengers only: no predictions of the champion and no dead letters. */
  CHALLENGER;

  /** Whether champions are scored and unusable records become dead letters. */
  public boolean scoresChampions() {
    return this != CHALLENGER;
  }

  public boolean scoresChallengers() {
    return this != CHAMPION;
  }
}
