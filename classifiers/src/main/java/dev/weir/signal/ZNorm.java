package dev.weir.signal;

import java.util.Set;

/** Subtracts the mean and divides by the population standard deviation + 1e-8. */
final class ZNorm implements Step {

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    double mean = Moments.mean(values, length);
    double scale = Moments.deviation(values, length, mean) + Moments.EPSILON;
    for (int i = 0; i < length; i++) {
      values[i] = (values[i] - mean) / scale;
    }
    return length;
  }

  @Override
  public Set<Statistic> removes() {
    return Set.of(Statistic.MEAN, Statistic.DEVIATION);
  }

  @Override
  public Unit unit() {
    return Unit.MATTERS;
  }
}
