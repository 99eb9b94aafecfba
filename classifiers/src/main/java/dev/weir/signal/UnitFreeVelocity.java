package dev.weir.signal;

import java.util.Set;

/**
 * Subtracts the least-squares line, takes first differences, and divides them by their population
 * standard deviation without centring them. The result is one sample shorter; a line becomes 0.
 */
final class UnitFreeVelocity implements Step {

  private static final UnitFreeDetrend DETREND = new UnitFreeDetrend();

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    DETREND.apply(values, length, scratch);
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    int differences = length - 1;
    for (int i = 0; i < differences; i++) {
      values[i] = values[i + 1] - values[i];
    }
    double mean = Moments.mean(values, differences);
    double deviation = Moments.deviation(values, differences, mean);
    Rounding.divide(values, differences, deviation, rounding);
    return differences;
  }

  @Override
  public int minimumLength() {
    return 2;
  }

  @Override
  public int outputLength(int length) {
    return length - 1;
  }

  @Override
  public Set<Statistic> removes() {
    return Set.of(Statistic.MEAN, Statistic.DEVIATION, Statistic.SLOPE);
  }

  @Override
  public Unit unit() {
    return Unit.DROPPED;
  }
}
