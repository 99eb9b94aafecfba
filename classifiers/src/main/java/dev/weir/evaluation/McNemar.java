package dev.weir.evaluation;

/**
 * Whether two classifiers differ, judged by the records on which only one of them was right (Q.
 * McNemar, 1947): if both were equally good, each of these records would be either's with
 * probability 1/2. The p-value is that of the exact binomial test, both sides.
 *
 * <p>Of 20 records, 17 to the first and 3 to the second: 2 x P(at most 3 of 20) = 0.0026. Records
 * that both got right, or both got wrong, say nothing.
 *
 * @param onlyFirst records that only the first got right
 * @param onlySecond records that only the second got right
 */
public record McNemar(long onlyFirst, long onlySecond) {

  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts of %d and %d are not possible".formatted(onlyFirst, onlySecond));
    }
  }

  /** How likely a difference at least as large is where there is none; 1 of no records. */
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
