package dev.weir.dtw;

/**
 * What became of pairs of a signal and a training signal.
 *
 * @param kim dropped by the bound of the ends
 * @param keogh dropped by the bound of the ranges
 * @param abandoned given up on the way
 * @param complete measured to the end
 */
public record PairCounts(long kim, long keogh, long abandoned, long complete) {

  /** No pairs. */
  public static final PairCounts NONE = new PairCounts(0, 0, 0, 0);

  /** All of them. */
  public long total() {
    return kim + keogh + abandoned + complete;
  }

  /** These and others. */
  public PairCounts plus(PairCounts others) {
    return new PairCounts(
        kim + others.kim,
        keogh + others.keogh,
        abandoned + others.abandoned,
        complete + others.complete);
  }
}
