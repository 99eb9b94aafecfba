package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import java.util.Arrays;

/**
 * The DTW distances of one signal to a block of training signals of the same length, with all lanes
 * in step. Costs never decrease along a path, so a cost above the limit counts as infinite: of each
 * row only the columns from the first live one on are computed, and those that a live one reaches.
 * A block is abandoned when no column is live. Owns scratch memory; not thread-safe.
 *
 * <p>Source: M. Herrmann, G. Webb, Early abandoning and pruning for elastic distances including
 * dynamic time warping (2021), with one range of live columns for all lanes.
 */
final class BlockDtw {

  private final DtwSettings settings;
  private final BlockRows rows;
  private final int length;
  private final int lanes;
  private final double[] row;

  /** The first and the last live column; column 0 precedes the first sample. */
  private int first;

  private int last;

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
   * @param limit squares above it are not computed
   * @param squares output, one per lane; infinite if above the limit
   * @return false if all are above the limit
   */
  boolean squares(double[] query, double[] block, double limit, double[] squares) {
    begin(block, limit, squares);
    for (int i = 0; i < length && first <= last; i++) {
      next(i, query[i]);
      if (i >= length - 1 - settings.psi().firstEnd() && last == length) {
        takeLeast(length, limit, squares);
      }
    }
    for (int j = Math.max(first, length - settings.psi().secondEnd()); j <= last; j++) {
      takeLeast(j, limit, squares);
    }
    return isAnyWithin(limit, squares);
  }

  private void begin(double[] block, double limit, double[] squares) {
    first = 0;
    last = settings.psi().secondStart();
    int free = (last + 1) * lanes;
    Arrays.fill(row, 0, free, 0);
    Arrays.fill(row, free, row.length, Double.POSITIVE_INFINITY);
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    rows.begin(block, limit, row);
  }

  private void next(int i, double value) {
    boolean free = i < settings.psi().firstStart();
    int from = Math.max(settings.from(i) + 1, Math.max(first, 1));
    int to = settings.to(i, length) + 1;
    double left = free && from == 1 ? 0 : Double.POSITIVE_INFINITY;
    int end = rows.next(value, from, Math.min(last + 1, to), to, left);
    closeBand(to);
    if (from == 1) {
      Arrays.fill(row, 0, lanes, left);
    }
    findLive(free && from == 1 ? 0 : from, end);
  }

  /** The next row reaches one column further, where this row has no cell. */
  private void closeBand(int to) {
    if (to < length) {
      Arrays.fill(row, (to + 1) * lanes, (to + 2) * lanes, Double.POSITIVE_INFINITY);
    }
  }

  /** All columns outside of these are not live. */
  private void findLive(int from, int to) {
    first = from;
    while (first <= to && !rows.isLive(first)) {
      first++;
    }
    last = to;
    while (last > first && !rows.isLive(last)) {
      last--;
    }
  }

  private void takeLeast(int column, double limit, double[] squares) {
    for (int lane = 0; lane < lanes; lane++) {
      double square = row[column * lanes + lane];
      if (square <= limit) {
        squares[lane] = Math.min(squares[lane], square);
      }
    }
  }

  private static boolean isAnyWithin(double limit, double[] squares) {
    for (double square : squares) {
      if (square <= limit) {
        return true;
      }
    }
    return false;
  }
}
