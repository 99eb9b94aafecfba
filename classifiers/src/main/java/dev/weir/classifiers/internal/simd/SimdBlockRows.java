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

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void next(double value, double[] block, int from, int to, double left, double[] row) {
    DoubleVector query = DoubleVector.broadcast(SPECIES, value);
    DoubleVector left0 = DoubleVector.broadcast(SPECIES, left);
    DoubleVector left1 = left0;
    DoubleVector left2 = left0;
    DoubleVector left3 = left0;
    int at = from * LANES;
    DoubleVector diagonal0 = load(row, at);
    DoubleVector diagonal1 = load(row, at + WIDTH);
    DoubleVector diagonal2 = load(row, at + 2 * WIDTH);
    DoubleVector diagonal3 = load(row, at + 3 * WIDTH);
    for (int j = from; j <= to; j++) {
      int below = at + LANES;
      DoubleVector up0 = load(row, below);
      DoubleVector up1 = load(row, below + WIDTH);
      DoubleVector up2 = load(row, below + 2 * WIDTH);
      DoubleVector up3 = load(row, below + 3 * WIDTH);
      left0 = cost(query, load(block, at), up0, diagonal0, left0);
      left1 = cost(query, load(block, at + WIDTH), up1, diagonal1, left1);
      left2 = cost(query, load(block, at + 2 * WIDTH), up2, diagonal2, left2);
      left3 = cost(query, load(block, at + 3 * WIDTH), up3, diagonal3, left3);
      left0.intoArray(row, below);
      left1.intoArray(row, below + WIDTH);
      left2.intoArray(row, below + 2 * WIDTH);
      left3.intoArray(row, below + 3 * WIDTH);
      diagonal0 = up0;
      diagonal1 = up1;
      diagonal2 = up2;
      diagonal3 = up3;
      at = below;
    }
  }

  @Override
  public boolean isBeyond(double limit, double[] row, int from, int to) {
    for (int at = (from + 1) * LANES; at < (to + 2) * LANES; at += LANES) {
      DoubleVector least01 = least(load(row, at), load(row, at + WIDTH));
      DoubleVector least23 = least(load(row, at + 2 * WIDTH), load(row, at + 3 * WIDTH));
      if (least(least01, least23).compare(VectorOperators.LE, limit).anyTrue()) {
        return false;
      }
    }
    return true;
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

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
