package dev.weir.stream.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which of a timeline's versions an application scores. A single application that scores all is the
 * simplest. Two applications, one {@link #CHAMPION} and one {@link #CHALLENGER} under another
 * application id, isolate the champion from a challenger that hangs or exhausts memory.
 */
public enum Role {
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

  /** The value in the settings and in the list of models. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses a role.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  public static Role of(String tag) {
    return Arrays.stream(values())
        .filter(role -> role.tag().equals(tag))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("role " + tag + " is none of " + List.of(tags())));
  }

  /** All values. */
  static String[] tags() {
    return Arrays.stream(values()).map(Role::tag).toArray(String[]::new);
  }
}
