package dev.weir.classifiers.dtw;

/**
 * Outcomes of comparing signals with training signals.
 *
 * @param kim pairs pruned by {@link KimBound}
 * @param keogh pairs pruned by {@link KeoghBound}
 * @param abandoned pairs abandoned before the end
 * @param complete pairs measured completely
 */
public record PairCounts(long kim, long keogh, long abandoned, long complete) {

  /** No pairs. */
  public static final PairCounts NONE = new PairCounts(0, 0, 0, 0);

  public long total() {
    return kim + keogh + abandoned + complete;
  }

  /** The sums of these and other counts. */
  public PairCounts plus(PairCounts others) {
    return new PairCounts(
        kim + others.kim,
        keogh + others.keogh,
        abandoned + others.abandoned,
        complete + others.complete);
  }
}
