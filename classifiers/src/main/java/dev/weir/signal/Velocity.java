package dev.weir.signal;

import java.util.Set;

/**
 * Subtracts the least-squares line, takes first differences, and divides them by their population
 * standard deviation + 1e-8 without centring them. The result is one sample shorter.
 */
final class Velocity implements Step {

  private static final Detrend DETREND = new Detrend();

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    DETREND.apply(values, length, scratch);
    int differences = length - 1;
    for (int i = 0; i < differences; i++) {
      values[i] = values[i + 1] - values[i];
    }
    double mean = Moments.mean(values, differences);
    double scale = Moments.deviation(values, differences, mean) + Moments.EPSILON;
    for (int i = 0; i < differences; i++) {
      values[i] /= scale;
    }
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
    return Unit.MATTERS;
  }
}
