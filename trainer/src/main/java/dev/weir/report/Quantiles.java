package dev.weir.report;

/** Quantiles by linear interpolation. */
final class Quantiles {

  private Quantiles() {}

  /**
   * A quantile. The 0.75 quantile of 1, 2, 4 is 3.
   *
   * @param sorted at least one value, in ascending order
   * @param share 0 to 1
   */
  static double of(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
