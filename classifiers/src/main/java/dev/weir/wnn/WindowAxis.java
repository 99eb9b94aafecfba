package dev.weir.wnn;

/**
 * The windows along one side of an image: window j holds the cells {@code j - before} to {@code j +
 * after}, as far as there are such cells. A cell is a pixel or, in a pooled image, two.
 *
 * @param cells how many
 * @param windows how many that differ
 * @param before cells before the one that a window is named after
 * @param after cells after it
 * @param side pixels of the image along this side, and windows of the definition
 * @param first the definition's windows that the first of these stands for; each later one stands
 *     for as many as {@code each}, the last for the rest
 * @param each see {@code first}
 */
record WindowAxis(int cells, int windows, int before, int after, int side, int first, int each) {

  /** One window around each pixel. */
  static WindowAxis ofPixels(int side, int radius) {
    return radius >= side - 1
        ? new WindowAxis(side, 1, 0, side - 1, side, side, side)
        : new WindowAxis(side, side, radius, radius, side, 1, 1);
  }

  /**
   * The cells of two pixels that lie wholly in the window around each pixel, the first cell being
   * the first two pixels. Two neighbouring pixels' windows hold the same cells. Needs a radius of 1
   * or more and a side of 2 or more.
   */
  static WindowAxis ofPairs(int side, int radius) {
    int cells = side / 2;
    if (radius >= side - 1) {
      return new WindowAxis(cells, 1, 0, cells - 1, side, side, side);
    }
    return radius % 2 == 1
        ? new WindowAxis(cells, (side + 1) / 2, radius / 2, radius / 2, side, 2, 2)
        : new WindowAxis(cells, side / 2 + 1, radius / 2, radius / 2 - 1, side, 1, 2);
  }

  /** For how many of the definition's windows a window stands. */
  int weight(int window) {
    int begin = window == 0 ? 0 : first + (window - 1) * each;
    return Math.min(side, first + window * each) - begin;
  }

  /** Which window stands for the definition's one around a pixel. */
  int windowOf(int pixel) {
    return pixel < first ? 0 : Math.min(windows - 1, 1 + (pixel - first) / each);
  }

  /** Cells of a window that lie in the image. */
  int size(int window) {
    return Math.max(0, Math.min(cells - 1, window + after) - Math.max(0, window - before) + 1);
  }

  /** Cells of the largest window. */
  int largest() {
    return Math.min(cells, before + after + 1);
  }

  /** Cells of all of the definition's windows together. */
  long cellsOfAll() {
    long sum = 0;
    for (int window = 0; window < windows; window++) {
      sum += (long) weight(window) * size(window);
    }
    return sum;
  }
}
