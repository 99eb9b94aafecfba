package dev.weir.classifiers.internal.simd;

/**
 * Rows of the warping matrices of one signal and a block of training signals, one lane each. Value
 * j of lane l is at [j * lanes + l]. Both twins produce identical bits: every lane computes exactly
 * what a warping matrix of its two signals holds.
 */
public interface BlockRows {

  /** Number of training signals per block. */
  int lanes();

  /**
   * Replaces the row by the next one.
   *
   * @param value the signal's sample in this row
   * @param block the training signals
   * @param from the first column
   * @param to the last column
   * @param left the cost left of the first column, in all lanes
   * @param row cost of column j - 1 at [j * lanes + lane]; cells outside the columns are unchanged
   */
  void next(double value, double[] block, int from, int to, double left, double[] row);

  /** Whether every cost in these columns is greater than the limit. */
  boolean isBeyond(double limit, double[] row, int from, int to);
}
