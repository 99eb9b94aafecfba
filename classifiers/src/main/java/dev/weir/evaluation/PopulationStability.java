package dev.weir.evaluation;

import java.util.Arrays;

/**
 * The population stability index of counts against a reference: sum over the bins of (a - r) ln(a /
 * r), a and r being the shares of a bin in both. It is the symmetric form of the Kullback-Leibler
 * divergence (H. Jeffreys, 1946). By custom less than 0.1 is stable, 0.25 and more a major change.
 *
 * <p>Half a record is added to each bin, so that an empty one does not make it infinite. Without a
 * change the index of n records against m of the reference is about (1/n + 1/m) times a chi-squared
 * variable of bins - 1 degrees of freedom (B. Yurdakul, "Statistical properties of population
 * stability index", 2018): of few records it is large by chance alone, which {@link #byChance}
 * tells.
 *
 * <p>Worked example: 10 bins, 1,000 records against 4,000. By chance the index is 0.011 on average
 * and less than 0.043 in 9,999 of 10,000 cases. If a tenth of the records moves from nine bins into
 * the tenth, it is 0.08.
 */
public final class PopulationStability {

  /** Of the standard normal: the point above which 1 in 10,000 lies. */
  private static final double Z = 3.719016485455709;

  private static final double HALF = 0.5;

  private PopulationStability() {}

  /**
   * The index.
   *
   * @param counts in each bin
   * @param reference in each bin
   * @throws IllegalArgumentException if these are not as many bins
   */
  public static double of(long[] counts, long[] reference) {
    if (counts.length != reference.length) {
      throw new IllegalArgumentException(
          "%d bins cannot be compared with %d".formatted(counts.length, reference.length));
    }
    double all = Arrays.stream(counts).sum() + HALF * counts.length;
    double allReference = Arrays.stream(reference).sum() + HALF * counts.length;
    double index = 0;
    for (int b = 0; b < counts.length; b++) {
      double share = (counts[b] + HALF) / all;
      double expected = (reference[b] + HALF) / allReference;
      index += (share - expected) * Math.log(share / expected);
    }
    return index;
  }

  /**
   * What the index passes in 1 of 10,000 cases without any change. The quantile of chi-squared is
   * that of E. B. Wilson and M. M. Hilferty (1931): within 1.5% of the true one for 10 bins, 7%
   * above it for two.
   *
   * @param bins at least 2
   * @param records compared, at least 1
   * @param reference records of the reference, at least 1
   */
  public static double byChance(int bins, long records, long reference) {
    double degrees = bins - 1;
    double ninth = 2 / (9 * degrees);
    double root = 1 - ninth + Z * Math.sqrt(ninth);
    return degrees * root * root * root * (1.0 / records + 1.0 / reference);
  }
}
