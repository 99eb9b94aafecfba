package dev.weir.classifiers.evaluation;

/**
 * The 95% confidence interval of a share of correct predictions (E. B. Wilson, 1927). Unlike the
 * usual p +- 1.96 sqrt(p (1 - p) / n) it stays within 0 and 1 and is accurate for few records: for
 * 10 of 10 correct predictions it is 0.722 to 1, not 1 to 1.
 *
 * @param lower from 0 to 1
 * @param upper from 0 to 1
 */
public record WilsonInterval(double lower, double upper) {

  private static final double Z = 1.959963984540054;

  /**
   * The interval of a count.
   *
   * @param correct 0 to {@code total}
   * @param total at least 0; for 0 the interval is 0 to 1
   */
  public static WilsonInterval of(long correct, long total) {
    if (correct < 0 || correct > total) {
      throw new IllegalArgumentException(
          "%d of %d predictions cannot be correct".formatted(correct, total));
    }
    if (total == 0) {
      return new WilsonInterval(0, 1);
    }
    double n = total;
    double share = correct / n;
    double centre = share + Z * Z / (2 * n);
    double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    double lower = correct == 0 ? 0 : (centre - spread) / scale;
    double upper = correct == total ? 1 : (centre + spread) / scale;
    return new WilsonInterval(lower, upper);
  }
}
