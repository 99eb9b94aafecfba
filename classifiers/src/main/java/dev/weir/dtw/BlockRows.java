package dev.weir.dtw;

import dev.weir.simd.Simd;

/**
 * Rows of the warping matrices of one signal with a block of training signals, a lane each. Value j
 * of lane l is at [j * lanes + l]. The twins give the same bits: every lane does by itself what
 * {@link WarpingMatrix} does.
 */
interface BlockRows {

  /** How many training signals a block has. */
  int lanes();

  /**
   * Puts the next row in the place of the one before it.
   *
   * @param value of the signal in this row
   * @param block the training signals
   * @param from the first column
   * @param to the last column
   * @param left the cost left of the first column, in all lanes
   * @param row cost of column j - 1 at [j * lanes + lane]; what is outside of the columns stays
   */
  void next(double value, double[] block, int from, int to, double left, double[] row);

  /** Whether every cost in these columns is greater than the limit. */
  boolean isBeyond(double limit, double[] row, int from, int to);

  /** The fastest that this Java process can run: the SIMD twin once it is compiled. */
  static BlockRows of() {
    return Simd.available() ? new SwitchingBlockRows() : plain(PlainBlockRows.LANES);
  }

  /** The twin in plain Java. */
  static BlockRows plain(int lanes) {
    return new PlainBlockRows(lanes);
  }

  /** The twin that needs the module {@code jdk.incubator.vector}. */
  static BlockRows simd() {
    return new SimdBlockRows();
  }
}
