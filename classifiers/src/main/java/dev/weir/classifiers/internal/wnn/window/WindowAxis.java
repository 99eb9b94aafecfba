package dev.weir.classifiers.internal.wnn.window;

import dev.weir.classifiers.internal.simd.BoxAxis;

/**
 * The windows along one side of an image: window j holds the cells {@code j - before} to {@code j +
 * after} that exist. A cell is one pixel or, in a pooled image, two. A window may represent several
 * windows of the definition, which has one per pixel.
 *
 * @param cells number of cells
 * @param windows number of distinct windows
 * @param before cells before cell j
 * @param after cells after cell j
 * @param side pixels of the image along this side, and windows of the definition
 * @param first number of the definition's windows that window 0 represents; each later one
 *     represents {@code each}, the last the rest
 * @param each see {@code first}
 */
public record WindowAxis(
    int cells, int windows, int before, int after, int side, int first, int each) {

  /** One window around each pixel. */
  static WindowAxis ofPixels(int side, int radius) {
    return radius >= side - 1
        ? new WindowAxis(side, 1, 0, side - 1, side, side, side)
        : new WindowAxis(side, side, radius, radius, side, 1, 1);
  }

  /**
   * Cells of two pixels that lie completely in the window around each pixel, starting with the
   * first two pixels. The windows of two neighbouring pixels hold the same cells. Needs a radius of
   * at least 1 and a side of at least 2.
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

  /** The window that represents the definition's window around a pixel. */
  public int windowOf(int pixel) {
    return pixel < first ? 0 : Math.min(windows - 1, 1 + (pixel - first) / each);
  }

  /** A window's first cell in the image. */
  public int begin(int window) {
    return Math.min(cells, Math.max(0, window - before));
  }

  /** The cell after a window's last one in the image. */
  public int end(int window) {
    return Math.max(begin(window), Math.min(cells, window + after + 1));
  }

  /** Number of a window's cells that lie in the image. */
  public int size(int window) {
    return end(window) - begin(window);
  }

  /** These windows, for the kernels. */
  public BoxAxis boxes() {
    return new BoxAxis(cells, windows, before, after);
  }

  public int largest() {
    return Math.min(cells, before + after + 1);
  }
}
