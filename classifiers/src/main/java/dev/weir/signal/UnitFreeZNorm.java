package dev.weir.signal;

import java.util.Set;

/**
 * Subtracts the mean and divides by the population standard deviation; a channel that is constant
 * up to rounding becomes 0.
 */
final class UnitFreeZNorm implements Step {

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    Centre.centre(values, length);
    Rounding.divide(values, length, Moments.deviation(values, length, 0), rounding);
    return length;
  }

  @Override
  public Set<Statistic> removes() {
    return Set.of(Statistic.MEAN, Statistic.DEVIATION);
  }

  @Override
  public Unit unit() {
    return Unit.DROPPED;
  }
}
