package dev.weir.classifiers.internal.simd;

/**
 * Eight images side by side in 32-bit lanes. Arrays hold eight values per cell or window.
 * Stateless.
 */
public interface IntLanes {

  /** Images processed at once. */
  int IMAGES = 8;

  /**
   * Powers of the absolute differences of a row of images and the query.
   *
   * @param power 1, 2 or 3
   * @param from index of the row's first byte in a block of {@link ShortLanes#BLOCK} images
   * @param cell index of the row's first pixel in the query
   * @param costs output, for all cells of the row
   */
  void powers(int power, byte[] block, int from, int[] query, int cell, int[] costs);

  /** Adds costs to columns, from an index of the columns on. */
  void add(int[] columns, int first, int[] costs);

  /** Subtracts costs from columns, from an index of the columns on. */
  void subtract(int[] columns, int first, int[] costs);

  /**
   * Updates the minima of a row's windows with their sums.
   *
   * @param span elements of a window's columns
   * @param ahead index of the last column of the first window
   * @param at index of the first window's minima
   */
  void update(int[] columns, int span, int ahead, int[] minima, int at, int windows);

  /** The sums of a row's windows, with {@link #update}'s parameters. */
  void slide(int[] columns, int span, int ahead, int[] sums);

  /**
   * Keeps each lane's least sums of a window, in order.
   *
   * @param sum index of the window's sums
   * @param dead the greatest int for padding images, which are ignored, otherwise 0
   * @param at index of the window's minima
   */
  void rank(int[] sums, int sum, int[] dead, int[] minima, int at, int neighbours);

  /**
   * The least of the eight images' squared distances to the query in a rectangle.
   *
   * @param from index of the first of the eight images in a block
   * @param cells cells of a row
   * @param left the first column
   * @param right the column after the last
   * @param top the first row
   * @param bottom the row after the last
   */
  int leastSquare(
      byte[] block, int from, int[] query, int cells, int left, int right, int top, int bottom);
}
