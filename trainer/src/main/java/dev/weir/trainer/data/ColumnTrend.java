package dev.weir.trainer.data;

import java.util.HashSet;
import java.util.Set;

/** How the numbers of one column change from line to line. */
final class ColumnTrend {
  /** This many lines do not rise by chance. */
  private static final int LEAST_LINES = 10;

  /** A sorted column of classes may rise a few times. */
  private static final int LEAST_RISES = 5;

  private static final int MOST_DISTINCT = 64;

  private final Set<Double> distinct = new HashSet<>();
  private boolean whole = true;
  private boolean falls;
  private boolean counts = true;
  private long lines;
  private long rises;
  private double last;

  void add(double value) {
    if (lines > 0) {
      falls |= value < last;
      counts &= value == last + 1;
      rises += value > last ? 1 : 0;
    }
    lines++;
    last = value;
    whole &= value == Math.rint(value);
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(value);
    }
  }

  /** Whether the numbers never fall and rise more often than by chance. */
  boolean isRising() {
    return !falls && (lines >= LEAST_LINES ? rises >= LEAST_RISES : counts && rises >= LEAST_RISES);
  }

  /** Number of distinct numbers, counted up to 64. */
  int distinct() {
    return distinct.size();
  }

  /**
   * Whether the values could be classes: a few whole numbers, each occurring about twice or more.
   */
  boolean isLikeClasses() {
    return whole && distinct.size() >= 2 && 2L * distinct.size() <= lines;
  }
}
