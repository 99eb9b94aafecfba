package dev.weir.wnn;

/** Squared differences between rows of cells of a block and of a query, added up in columns. */
interface Squares {

  /**
   * Adds a row of cells of a block to the columns.
   *
   * @param from where the row's bytes begin in the block
   * @param cell the row's first cell
   * @param first where the columns begin
   */
  void enter(byte[] block, int from, int cell, short[] columns, int first);

  /** Takes a row that has entered off the columns. */
  void leave(byte[] block, int from, int cell, short[] columns, int first);

  /** Adds one row to the columns and takes the one off that is a window's height above it. */
  void pass(byte[] block, int in, int inCell, int out, int outCell, short[] columns, int first);
}
