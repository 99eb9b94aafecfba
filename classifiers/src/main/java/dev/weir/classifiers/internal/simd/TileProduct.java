package dev.weir.classifiers.internal.simd;

/**
 * Adds part of A'B to a tile of C. For every element of C both twins multiply, round, add and round
 * in the order of the rows of A and B, and so produce identical bits.
 */
public interface TileProduct {

  /** Rows of a tile of C. */
  int HEIGHT = 4;

  /** Columns of a tile of C. */
  int WIDTH = 8;

  /**
   * Adds to one tile of C.
   *
   * @param a for each of {@code depth} rows, {@link #HEIGHT} values
   * @param fromA index of the first
   * @param b for each of {@code depth} rows, {@link #WIDTH} values
   * @param fromB index of the first
   * @param c {@link #HEIGHT} rows of {@link #WIDTH} values, {@code stride} apart
   * @param fromC index of the first
   */
  void add(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int stride);
}
