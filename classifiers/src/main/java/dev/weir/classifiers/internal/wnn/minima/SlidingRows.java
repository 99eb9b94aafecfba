package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * The order in which a row of windows after the other is summed: a row in which no window counts is
 * passed over, and after a large gap a window's rows of cells are added up anew, which takes fewer
 * additions than to slide through the gap.
 *
 * <p>Worked example: windows of 11 rows. From row 3 to row 5 two rows are added and two subtracted,
 * 4 instead of 11; from row 3 to row 9 eleven are added instead of 12 added or subtracted.
 */
final class SlidingRows {

  private static final int NONE = -1;

  private final WindowAxis axis;
  private final boolean[] counted;

  /** The row from which each row is reached, or {@link #NONE}. */
  private final int[] from;

  SlidingRows(WindowGrid grid) {
    this.axis = grid.down();
    this.counted = new boolean[axis.windows()];
    this.from = new int[axis.windows()];
    int before = NONE;
    for (int row = 0; row < counted.length; row++) {
      counted[row] = grid.counts(row);
      from[row] = before;
      if (counted[row]) {
        boolean isFar = row > before + 1 && slid(before, row) > axis.size(row);
        from[row] = isFar ? NONE : before;
        before = row;
      }
    }
  }

  /** Rows of cells to add or subtract from one row of windows to another. */
  private int slid(int before, int row) {
    int entering = Math.min(axis.cells(), row + axis.after() + 1);
    entering -= Math.min(axis.cells(), before + axis.after() + 1);
    return entering + Math.max(0, row - axis.before()) - Math.max(0, before - axis.before());
  }

  /** Whether a window of the row counts. */
  boolean counts(int row) {
    return counted[row];
  }

  /** Number of rows that count in a range. */
  int counted(int first, int end) {
    int count = 0;
    for (int row = first; row < end; row++) {
      count += counted[row] ? 1 : 0;
    }
    return count;
  }

  /** Whether the row's cells are added up anew. */
  boolean begins(int row) {
    return from[row] == NONE;
  }

  /** The row from which this one is reached. */
  int before(int row) {
    return from[row];
  }

  /** Rows of cells added or subtracted for the rows of windows of a range. */
  long cells(int first, int end) {
    long sum = 0;
    for (int row = first; row < end; row++) {
      if (counted[row]) {
        sum += begins(row) ? axis.size(row) : slid(from[row], row);
      }
    }
    return sum;
  }
}
