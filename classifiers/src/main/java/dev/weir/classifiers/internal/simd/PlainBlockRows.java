package dev.weir.classifiers.internal.simd;

import java.util.Arrays;

/** Computes lane by lane. */
final class PlainBlockRows implements BlockRows {

  private final int lanes;
  private final double[] lefts;
  private final double[] diagonals;

  PlainBlockRows(int lanes) {
    this.lanes = lanes;
    this.lefts = new double[lanes];
    this.diagonals = new double[lanes];
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void next(double value, double[] block, int from, int to, double left, double[] row) {
    Arrays.fill(lefts, left);
    System.arraycopy(row, from * lanes, diagonals, 0, lanes);
    for (int j = from; j <= to; j++) {
      int at = j * lanes;
      for (int lane = 0; lane < lanes; lane++) {
        double up = row[at + lanes + lane];
        double best = up < diagonals[lane] ? up : diagonals[lane];
        best = lefts[lane] < best ? lefts[lane] : best;
        double difference = value - block[at + lane];
        diagonals[lane] = up;
        lefts[lane] = difference * difference + best;
        row[at + lanes + lane] = lefts[lane];
      }
    }
  }

  @Override
  public boolean isBeyond(double limit, double[] row, int from, int to) {
    for (int at = (from + 1) * lanes; at < (to + 2) * lanes; at++) {
      if (row[at] <= limit) {
        return false;
      }
    }
    return true;
  }
}
