package dev.weir.classifiers.evaluation;

/**
 * Tests whether two classifiers differ, using the records on which exactly one of them is right (Q.
 * McNemar, 1947): if both are equally good, each of these records favours either with probability
 * 1/2. The p-value is that of the exact two-sided binomial test.
 *
 * <p>Of 20 records, 17 for the first and 3 for the second: 2 x P(at most 3 of 20) = 0.0026. Records
 * that both get right, or both get wrong, do not count.
 *
 * @param onlyFirst records that only the first gets right
 * @param onlySecond records that only the second gets right
 */
public record McNemar(long onlyFirst, long onlySecond) {

  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts must be 0 or more, not %d and %d".formatted(onlyFirst, onlySecond));
    }
  }

  /** Probability of a difference at least this large if there is none; 1 without records. */
  public double pValue() {
    long n = onlyFirst + onlySecond;
    long few = Math.min(onlyFirst, onlySecond);
    double log = -n * Math.log(2);
    double tail = Math.exp(log);
    for (long k = 1; k <= few; k++) {
      log += Math.log((double) (n - k + 1) / k);
      tail += Math.exp(log);
    }
    return Math.min(1, 2 * tail);
  }
}
