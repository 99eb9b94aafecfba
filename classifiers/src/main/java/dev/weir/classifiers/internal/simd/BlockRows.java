package dev.weir.classifiers.internal.simd;

/**
 * Rows of the warping matrices of one signal and a block of training signals, one lane each. Value
 * j of lane l is at [j * lanes + l]. A cost above the limit is only known to be above it; every
 * other cost is, in both twins, bit by bit what the warping matrix of its two signals holds. A
 * column is live if the cost of any lane is at most the limit.
 */
public interface BlockRows {

  /** Number of training signals per block. */
  int lanes();

  /**
   * The squared Euclidean distances.
   *
   * @param block the training signals
   * @param sums output, one per lane; terms are added in the order of the samples
   */
  void squares(double[] query, double[] block, double[] sums);

  /**
   * The sums of the squared distances of samples to ranges of values.
   *
   * @param from the first sample
   * @param to the sample after the last
   * @param low in the form of a block, the least value of each range
   * @param high the greatest value of each range
   * @param sums output, one per lane; terms are added in the order of the samples
   */
  void outside(double[] query, int from, int to, double[] low, double[] high, double[] sums);

  /**
   * Takes another block.
   *
   * @param block the training signals
   * @param limit costs above it need not be exact
   * @param row the costs of the current row, updated by {@link #next}; column 0 precedes the first
   *     sample, and column j that of sample j - 1
   */
  void begin(double[] block, double limit, double[] row);

  /**
   * Replaces the costs by those of the next row: in all columns up to one, and from there on until
   * a column is not live.
   *
   * @param value the signal's sample in this row
   * @param from the first column, at least 1
   * @param reached the last column that live costs of the current row reach by one step
   * @param to the last column
   * @param left the cost left of the first column, in all lanes
   * @return the last column replaced
   */
  int next(double value, int from, int reached, int to, double left);

  /** Whether a column is live. */
  boolean isLive(int column);
}
