package dev.weir.signal;

import java.util.Set;

/** Subtracts the mean; the unit stays. */
final class Centre implements Step {

  @Override
  public int apply(double[] values, int length, double[] scratch) {
    double rounding = Rounding.of(Rounding.largest(values, length), length);
    centre(values, length);
    Rounding.clear(values, length, rounding);
    return length;
  }

  @Override
  public Set<Statistic> removes() {
    return Set.of(Statistic.MEAN);
  }

  @Override
  public Unit unit() {
    return Unit.KEPT;
  }

  /** Done twice: the first mean is rounded relative to the values, the second to their spread. */
  static void centre(double[] values, int length) {
    double mean = Moments.mean(values, length);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      values[i] -= mean;
      sum += values[i];
    }
    double rest = sum / length;
    for (int i = 0; i < length; i++) {
      values[i] -= rest;
    }
  }
}
