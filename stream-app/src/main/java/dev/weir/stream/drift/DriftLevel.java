package dev.weir.stream.drift;

import java.util.Locale;

/** How much scores have changed. */
enum DriftLevel {
  STABLE,
  MODERATE,
  MAJOR;

  /** A level is left for a lower one below this part of its threshold, so that none flickers. */
  private static final double FALL = 0.8;

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
