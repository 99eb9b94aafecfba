package dev.weir.stream.drift;

import java.util.Locale;

/** How much scores have changed. */
enum DriftLevel {
  STABLE(0),
  MODERATE(1),
  MAJOR(2);

  /** A level is left for a lower one below this part of its threshold, so that none flickers. */
  private static final double FALL = 0.8;

  private final int number;

  DriftLevel(int number) {
    this.number = number;
  }

  /** What stands for it in a store. */
  int number() {
    return number;
  }

  /** The level that a number stands for; any other is stable. */
  static DriftLevel of(int number) {
    return number == MAJOR.number ? MAJOR : number == MODERATE.number ? MODERATE : STABLE;
  }

  /**
   * The level of an index.
   *
   * @param before the level so far
   * @param byChance what the index may be without any change
   */
  static DriftLevel of(double index, DriftLevel before, double byChance, DriftSettings settings) {
    DriftLevel level = STABLE;
    for (DriftLevel candidate : new DriftLevel[] {MODERATE, MAJOR}) {
      double threshold = candidate.threshold(byChance, settings);
      boolean held = before.compareTo(candidate) >= 0;
      level = index >= (held ? FALL * threshold : threshold) ? candidate : level;
    }
    return level;
  }

  /** What an index must pass to be at this level. */
  double threshold(double byChance, DriftSettings settings) {
    double custom = this == MAJOR ? settings.major() : settings.moderate();
    return Math.max(custom, byChance);
  }

  /** The name in events. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
