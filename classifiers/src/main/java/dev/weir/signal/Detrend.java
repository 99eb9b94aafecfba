package dev.weir.signal;

import java.util.Set;

/** Subtracts the least-squares line. */
final class Detrend implements Step {

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    double middle = (length - 1) / 2.0;
    double mean = Moments.mean(values, length);
    double slope = slope(values, length, middle);
    for (int i = 0; i < length; i++) {
      values[i] -= mean + slope * (i - middle);
    }
    return length;
  }

  @Override
  public Set<Statistic> removes() {
    return Set.of(Statistic.MEAN, Statistic.SLOPE);
  }

  @Override
  public Unit unit() {
    return Unit.KEPT;
  }

  private static double slope(double[] values, int length, double middle) {
    double product = 0;
    for (int i = 0; i < length; i++) {
      product += (i - middle) * values[i];
    }
    // The sum of (i - middle)^2; one sample has no slope.
    double square = length * ((double) length * length - 1) / 12;
    return square == 0 ? 0 : product / square;
  }
}
