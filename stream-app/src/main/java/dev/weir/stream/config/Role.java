package dev.weir.stream.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which of a timeline's versions an application scores. One application that scores all is the
 * simplest; two, one {@link #CHAMPION} and one {@link #CHALLENGER} under another application id,
 * keep a challenger that hangs or takes all memory away from the champion.
 */
public enum Role {
  /** Champions and challengers. */
  ALL,
  /** Champions only: the challengers are left to another application. */
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

  /** The name in the settings and in the list of models. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String tag) {
    return Arrays.stream(values())
        .filter(role -> role.tag().equals(tag))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("role " + tag + " is none of " + List.of(tags())));
  }

  /** All names. */
  static String[] tags() {
    return Arrays.stream(values()).map(Role::tag).toArray(String[]::new);
  }
}
