package dev.weir.signal;

import java.util.Set;

/**
 * Subtracts the mean and then the least-squares line, so a large offset costs no precision; if only
 * rounding errors remain, all values become 0.
 */
final class UnitFreeDetrend implements Step {

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    double mean = Moments.mean(values, length);
    double middle = (length - 1) / 2.0;
    double sum = 0;
    double product = 0;
    for (int i = 0; i < length; i++) {
      values[i] -= mean;
      sum += values[i];
      product += (i - middle) * values[i];
    }
    // The sum of (i - middle)^2; one sample has no slope.
    double square = length * ((double) length * length - 1) / 12;
    subtract(values, length, sum / length, square == 0 ? 0 : product / square);
    Rounding.clear(values, length, rounding);
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

  private static void subtract(double[] values, int length, double height, double slope) {
    double middle = (length - 1) / 2.0;
    for (int i = 0; i < length; i++) {
      values[i] -= height + slope * (i - middle);
    }
  }
}
