package dev.weir.classifiers.internal.simd;

/**
 * Squared differences added directly to the columns, without storing each cost: the code path of
 * nearly every model. Lanes are in the order of {@link ShortLanes}.
 */
public interface ShortSquares {

  /** Adds a row of cells of a block to the columns. */
  void addRow(byte[] block, int lane, int row, short[] columns);

  /** Subtracts a row of cells of a block from the columns. */
  void subtractRow(byte[] block, int lane, int row, short[] columns);

  /**
   * Adds a row of cells to prefix sums: element x + 1 of the prefix gets the costs of the row's
   * cells from {@code from} to x. Sums overflow; differences of them that fit 16 bits are right.
   *
   * @param to the cell after the last
   */
  void addPrefixRow(byte[] block, int lane, int row, int from, int to, short[] prefix);

  /**
   * Adds one row of cells to the columns, subtracts another, and updates the minima of a row's
   * windows as soon as their columns are complete. The last window must reach the last cell.
   *
   * @param windows number of windows
   * @param after cells of window j after cell j
   * @param at index of the row's first minimum
   */
  void slideAndUpdate(
      byte[] block,
      int lane,
      int in,
      int out,
      short[] columns,
      int windows,
      int after,
      short[] minima,
      int at);

  /**
   * Same as {@link #slideAndUpdate} with separate minima of each image: {@link ShortLanes#images()}
   * per window.
   */
  void slideAndUpdateEach(
      byte[] block,
      int lane,
      int in,
      int out,
      short[] columns,
      int windows,
      int after,
      short[] minima,
      int at);
}
