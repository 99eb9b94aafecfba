package dev.weir.data;

import java.util.HashSet;
import java.util.Set;

/** What the numbers of one column are like from line to line. */
final class ColumnTrend {
  /** So many lines do not rise by chance. */
  private static final int LEAST_LINES = 10;

  /** A column of classes, sorted, may rise a few times. */
  private static final int LEAST_RISES = 5;

  private static final int MOST_DISTINCT = 64;

  private final Set<Double> distinct = new HashSet<>();
  private boolean whole = true;
  private boolean falls;
  private boolean counts = true;
  private long lines;
  private long rises;
  private double last;

  /** Takes the number of the next line. */
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

  /** Whether it never falls, and rises too often for chance. */
  boolean isRising() {
    return !falls && (lines >= LEAST_LINES ? rises >= LEAST_RISES : counts && rises >= LEAST_RISES);
  }

  /** How many different numbers there are; no more are counted than 64. */
  int distinct() {
    return distinct.size();
  }

  /** Whether these could be classes: a few whole numbers, each about twice or more. */
  boolean isLikeClasses() {
    return whole && distinct.size() >= 2 && 2L * distinct.size() <= lines;
  }
}
