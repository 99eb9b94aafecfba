package dev.weir.stream.drift;

import dev.weir.base.WireNamed;
import dev.weir.stream.config.DriftSettings;

/** The extent of a change of scores. */
enum DriftLevel implements WireNamed {
  STABLE(0),
  MODERATE(1),
  MAJOR(2);

  /** Hysteresis: the level falls only below this fraction of its threshold. */
  private static final double FALL = 0.8;

  private final int number;

  DriftLevel(int number) {
    this.number = number;
  }

  /** Its code in a store. */
  int number() {
    return number;
  }

  /** The level of a code; any unknown code is stable. */
  static DriftLevel of(int number) {
    return number == MAJOR.number ? MAJOR : number == MODERATE.number ? MODERATE : STABLE;
  }

  /**
   * The level of an index.
   *
   * @param before the level so far
   * @param byChance the index expected without any change
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

  /** The threshold that an index must exceed for this level. */
  double threshold(double byChance, DriftSettings settings) {
    double custom = this == MAJOR ? settings.major() : settings.moderate();
    return Math.max(custom, byChance);
  }
}
