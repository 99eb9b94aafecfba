package dev.weir.wnn;

/**
 * Square windows of one odd side, one centred on each pixel; what lies outside the image counts as
 * 0. Windows that hold the same are held once, with a weight.
 *
 * @param across from left to right
 * @param down from top to bottom
 */
record WindowGrid(WindowAxis across, WindowAxis down) {

  static WindowGrid of(int width, int height, int window) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "a window's side is an odd number of 1 or more, not " + window);
    }
    int radius = Math.min(window / 2, Math.max(width, height) - 1);
    return new WindowGrid(WindowAxis.ofPixels(width, radius), WindowAxis.ofPixels(height, radius));
  }

  /**
   * The same windows over images whose cells are 2 x 2 pixels, as far as they hold whole cells.
   *
   * @return null if they hold none
   */
  static WindowGrid pooled(int width, int height, int window) {
    int radius = window / 2;
    return radius < 1 || width < 2 || height < 2
        ? null
        : new WindowGrid(WindowAxis.ofPairs(width, radius), WindowAxis.ofPairs(height, radius));
  }

  /** How many cells an image has. */
  int area() {
    return across.cells() * down.cells();
  }

  /** How many windows differ. */
  int windows() {
    return across.windows() * down.windows();
  }

  /** For how many of the definition's windows a window stands; row by row. */
  int weight(int window) {
    return across.weight(window % across.windows()) * down.weight(window / across.windows());
  }

  /** Cells of the largest window that lie in the image. */
  int largest() {
    return across.largest() * down.largest();
  }

  /** Cells in the image, added up over all of the definition's windows. */
  long cellsOfAll() {
    return across.cellsOfAll() * down.cellsOfAll();
  }
}
