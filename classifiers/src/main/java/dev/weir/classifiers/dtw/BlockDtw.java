package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import java.util.Arrays;

/**
 * The DTW distances of one signal to a block of training signals of the same length, with all lanes
 * in step. A block is abandoned when all of its distances exceed the limit. Owns scratch memory;
 * not thread-safe.
 */
final class BlockDtw {

  /** Rows between two checks of the costs; a check takes a fourth of a row's time. */
  private static final int CHECK_EVERY = 4;

  private final DtwSettings settings;
  private final BlockRows rows;
  private final int length;
  private final int lanes;
  private final double[] row;

  BlockDtw(DtwSettings settings, BlockRows rows, int length) {
    settings.psi().check(length, length);
    this.settings = settings;
    this.rows = rows;
    this.length = length;
    this.lanes = rows.lanes();
    this.row = new double[(length + 1) * lanes];
  }

  int lanes() {
    return lanes;
  }

  /**
   * Computes the squared distances.
   *
   * @param block value j of lane l at [j * lanes + l]
   * @param limit squares above it need not be computed
   * @param squares output, one per lane
   * @return false if all are above the limit and not computed
   */
  boolean squares(double[] query, double[] block, double limit, double[] squares) {
    begin(squares);
    for (int i = 0; i < length; i++) {
      next(i, query[i], block);
      if (i >= length - 1 - settings.psi().firstEnd() && settings.to(i, length) == length - 1) {
        takeLeast(length, squares);
      }
      if (isCheckDue(i) && isBeyond(limit, i, squares)) {
        return false;
      }
    }
    int from = Math.max(settings.from(length - 1) + 1, length - settings.psi().secondEnd());
    for (int column = from; column < length; column++) {
      takeLeast(column, squares);
    }
    return true;
  }

  private void begin(double[] squares) {
    int free = (settings.psi().secondStart() + 1) * lanes;
    Arrays.fill(row, 0, free, 0);
    Arrays.fill(row, free, row.length, Double.POSITIVE_INFINITY);
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
  }

  private void next(int i, double value, double[] block) {
    int from = settings.from(i);
    int to = settings.to(i, length);
    double left = from == 0 && i < settings.psi().firstStart() ? 0 : Double.POSITIVE_INFINITY;
    rows.next(value, block, from, to, left, row);
    if (from == 0) {
      Arrays.fill(row, 0, lanes, left);
    }
    if (to < length - 1) {
      // The next row reaches one column further, where this row has no cell.
      Arrays.fill(row, (to + 2) * lanes, (to + 3) * lanes, Double.POSITIVE_INFINITY);
    }
  }

  /** Costs never decrease along a path, and from this row on every path crosses each row. */
  private boolean isCheckDue(int i) {
    return i % CHECK_EVERY == CHECK_EVERY - 1 && i >= settings.psi().firstStart() && i < length - 1;
  }

  private boolean isBeyond(double limit, int i, double[] squares) {
    for (double square : squares) {
      if (square <= limit) {
        return false;
      }
    }
    return rows.isBeyond(limit, row, settings.from(i), settings.to(i, length));
  }

  private void takeLeast(int column, double[] squares) {
    for (int lane = 0; lane < lanes; lane++) {
      squares[lane] = Math.min(squares[lane], row[column * lanes + lane]);
    }
  }
}
