package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes four registers of training signals at a time: each cost depends on the one to its left,
 * so the four chains overlap.
 */
final class SimdBlockRows implements BlockRows {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  static final int LANES = 4 * WIDTH;

  private double[] block;
  private double[] row;
  private double limit;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void squares(double[] query, double[] training, double[] sums) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = 0, at = lane; i < query.length; i++, at += LANES) {
        DoubleVector difference = load(training, at).sub(query[i]);
        sum = sum.add(difference.mul(difference));
      }
      sum.intoArray(sums, lane);
    }
  }

  @Override
  public void outside(
      double[] query, int from, int to, double[] low, double[] high, double[] sums) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector sum = zero;
      for (int i = from, at = from * LANES + lane; i < to; i++, at += LANES) {
        DoubleVector value = DoubleVector.broadcast(SPECIES, query[i]);
        DoubleVector above = value.sub(load(high, at));
        DoubleVector below = load(low, at).sub(value);
        DoubleVector outside = greatest(zero, greatest(above, below));
        sum = sum.add(outside.mul(outside));
      }
      sum.intoArray(sums, lane);
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
    double[] training = block;
    double[] costs = row;
    DoubleVector query = DoubleVector.broadcast(SPECIES, value);
    DoubleVector left0 = DoubleVector.broadcast(SPECIES, left);
    DoubleVector left1 = left0;
    DoubleVector left2 = left0;
    DoubleVector left3 = left0;
    int before = (from - 1) * LANES;
    DoubleVector diagonal0 = load(costs, before);
    DoubleVector diagonal1 = load(costs, before + WIDTH);
    DoubleVector diagonal2 = load(costs, before + 2 * WIDTH);
    DoubleVector diagonal3 = load(costs, before + 3 * WIDTH);
    int column = from;
    while (column <= reached || (column <= to && isLive(left0, left1, left2, left3))) {
      int at = before + LANES;
      DoubleVector up0 = load(costs, at);
      DoubleVector up1 = load(costs, at + WIDTH);
      DoubleVector up2 = load(costs, at + 2 * WIDTH);
      DoubleVector up3 = load(costs, at + 3 * WIDTH);
      left0 = cost(query, load(training, before), up0, diagonal0, left0);
      left1 = cost(query, load(training, before + WIDTH), up1, diagonal1, left1);
      left2 = cost(query, load(training, before + 2 * WIDTH), up2, diagonal2, left2);
      left3 = cost(query, load(training, before + 3 * WIDTH), up3, diagonal3, left3);
      left0.intoArray(costs, at);
      left1.intoArray(costs, at + WIDTH);
      left2.intoArray(costs, at + 2 * WIDTH);
      left3.intoArray(costs, at + 3 * WIDTH);
      diagonal0 = up0;
      diagonal1 = up1;
      diagonal2 = up2;
      diagonal3 = up3;
      before = at;
      column++;
    }
    return column - 1;
  }

  @Override
  public boolean isLive(int column) {
    int at = column * LANES;
    return isLive(
        load(row, at), load(row, at + WIDTH), load(row, at + 2 * WIDTH), load(row, at + 3 * WIDTH));
  }

  private boolean isLive(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d) {
    return least(least(a, b), least(c, d)).compare(VectorOperators.LE, limit).anyTrue();
  }

  private static DoubleVector cost(
      DoubleVector query,
      DoubleVector training,
      DoubleVector up,
      DoubleVector diagonal,
      DoubleVector left) {
    DoubleVector difference = query.sub(training);
    return difference.mul(difference).add(least(left, least(up, diagonal)));
  }

  /** Costs are not NaN and at least 0: a comparison is enough, and faster than min. */
  private static DoubleVector least(DoubleVector a, DoubleVector b) {
    return b.blend(a, a.lt(b));
  }

  private static DoubleVector greatest(DoubleVector a, DoubleVector b) {
    return b.blend(a, a.compare(VectorOperators.GT, b));
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
