package dev.weir.linear;

import dev.weir.simd.Simd;

/**
 * Adds a piece of A'B to a tile of C. For every element of C the products are multiplied, rounded,
 * added and rounded in the order of the rows of A and B, in both twins, and so they give the same
 * bits.
 */
interface TileProduct {

  /** Rows of a tile of C. */
  int HEIGHT = 4;

  /** Columns of a tile of C. */
  int WIDTH = 8;

  /**
   * Adds to one tile of C.
   *
   * @param a for each of {@code depth} rows, {@link #HEIGHT} values
   * @param fromA where they begin
   * @param b for each of {@code depth} rows, {@link #WIDTH} values
   * @param fromB where they begin
   * @param c {@link #HEIGHT} rows of {@link #WIDTH} values, {@code stride} apart
   * @param fromC where they begin
   */
  void add(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int stride);

  /** The fastest that this Java process can run: the SIMD twin once it is compiled. */
  static TileProduct best() {
    return Simd.available() ? new SwitchingTileProduct() : new PlainTileProduct();
  }
}
