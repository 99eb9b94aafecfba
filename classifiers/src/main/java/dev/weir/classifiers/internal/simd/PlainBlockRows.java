package dev.weir.classifiers.internal.simd;

import java.util.Arrays;

/** Computes lane by lane. */
final class PlainBlockRows implements BlockRows {

  private final int lanes;
  private final double[] lefts;
  private final double[] diagonals;
  private double[] block;
  private double[] row;
  private double limit;

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
  public void squares(double[] query, double[] training, double[] sums) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < query.length; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        double difference = training[i * lanes + lane] - query[i];
        sums[lane] += difference * difference;
      }
    }
  }

  @Override
  public void outside(
      double[] query, int from, int to, double[] low, double[] high, double[] sums) {
    Arrays.fill(sums, 0);
    for (int i = from; i < to; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        int at = i * lanes + lane;
        double outside = Math.max(0, Math.max(query[i] - high[at], low[at] - query[i]));
        sums[lane] += outside * outside;
      }
    }
  }

  @Override
  public void begin(double[] training, double most, double[] costs) {
    this.block = training;
    this.limit = most;
    this.row = costs;
  }

  @Override
  public int next(double value, int from, int reached, int to, double left) {
    Arrays.fill(lefts, left);
    System.arraycopy(row, (from - 1) * lanes, diagonals, 0, lanes);
    int column = from;
    while (column <= reached || (column <= to && isLive(lefts, 0))) {
      nextColumn(value, column);
      column++;
    }
    return column - 1;
  }

  private void nextColumn(double value, int column) {
    int at = column * lanes;
    for (int lane = 0; lane < lanes; lane++) {
      double up = row[at + lane];
      double best = up < diagonals[lane] ? up : diagonals[lane];
      best = lefts[lane] < best ? lefts[lane] : best;
      double difference = value - block[at - lanes + lane];
      diagonals[lane] = up;
      lefts[lane] = difference * difference + best;
      row[at + lane] = lefts[lane];
    }
  }

  @Override
  public boolean isLive(int column) {
    return isLive(row, column * lanes);
  }

  private boolean isLive(double[] costs, int from) {
    for (int at = from; at < from + lanes; at++) {
      if (costs[at] <= limit) {
        return true;
      }
    }
    return false;
  }
}
